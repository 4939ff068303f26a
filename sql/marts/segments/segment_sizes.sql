/*
@model    segment_sizes
@kept     table
@grain    scheme, snapshot_date, segment
@inputs   segments_by_number, scheme_segments, asked_customers
@purpose  How many customers a segment has on a date, and what they bought in the look-back. A row exists while anyone is in it.
@columns
  scheme            VARCHAR
  snapshot_date     DATE
  segment           VARCHAR  not_yet_customer included
  customers         BIGINT
  net_amount        BIGINT   minor units, in the look-back
  recency_days      BIGINT   summed over the customers; null where none has an order
  frequency_orders  BIGINT   summed over the customers
*/
with

-- Counted before a segment is looked up: there are few ways to stand in all schemes and many customers.
counted as (

    select
        snapshot_date,
        numbers,
        cast(count(*) as bigint) as customers,
        cast(sum(monetary_value) as bigint) as net_amount,
        cast(sum(recency_days) as bigint) as recency_days,
        cast(sum(frequency_orders) as bigint) as frequency_orders

    from segments_by_number
    where customer_key in (select customer_key from asked_customers)
    group by snapshot_date, numbers

)

select
    segments.scheme,
    counted.snapshot_date,
    segments.segment,
    cast(sum(counted.customers) as bigint) as customers,
    cast(sum(counted.net_amount) as bigint) as net_amount,
    cast(sum(counted.recency_days) as bigint) as recency_days,
    cast(sum(counted.frequency_orders) as bigint) as frequency_orders

from counted
inner join scheme_segments as segments
    on segments.number = counted.numbers / segments.unit % 100

group by segments.scheme, counted.snapshot_date, segments.segment
