/*
@model    period_standings
@grain    scheme, period, segment
@inputs   periods, segment_sizes, segments_by_number, scheme_segments, customers_left_out, asked_customers
@purpose  How many customers a segment has at the end of a period: customer_standings, counted. A row exists while anyone is in it.
@columns
  scheme     VARCHAR
  period     VARCHAR
  segment    VARCHAR
  customers  BIGINT
*/
with

told as (

    -- No days since an order: nobody in it has one.
    select
        scheme,
        snapshot_date,
        segment,
        customers

    from segment_sizes
    where recency_days is not null

    union all

    -- Whoever is in no KPI is taken off: they are few, and the others are counted already.
    select
        names.scheme,
        segments.snapshot_date,
        names.segment,
        cast(-1 as bigint) as customers

    from customers_left_out as left_out
    inner join asked_customers as asked
        on asked.customer_key = left_out.customer_key
    inner join segments_by_number as segments
        on segments.customer_key = left_out.customer_key
    inner join scheme_segments as names
        on names.number = segments.numbers / names.unit % 100

    where segments.last_order_on is not null

)

select
    told.scheme,
    periods.period,
    told.segment,
    cast(sum(told.customers) as bigint) as customers

from periods
inner join told
    on told.snapshot_date = periods.read_on

group by told.scheme, periods.period, told.segment
having cast(sum(told.customers) as bigint) > 0
