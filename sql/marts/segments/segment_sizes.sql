/*
@model    segment_sizes
@kept     table
@grain    scheme, snapshot_date, segment
@inputs   customer_segments, asked_customers
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
select
    scheme,
    snapshot_date,
    segment,
    cast(count(*) as bigint) as customers,
    cast(sum(monetary_value) as bigint) as net_amount,
    cast(sum(recency_days) as bigint) as recency_days,
    cast(sum(frequency_orders) as bigint) as frequency_orders

from customer_segments
where customer_key in (select customer_key from asked_customers)
group by scheme, snapshot_date, segment
