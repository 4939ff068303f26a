/*
@model    idle_by_number
@grain    period, numbers, last_order_on
@inputs   periods, snapshot_dates, standing_by_number, numbered_counts, idle_customers
@purpose  How many customers did nothing in a period, by where they stood on the day before and the day of their last order.
@definition  All who stood there, less those who did anything: of those who stood nowhere nothing is left. On the day before the data
             begins nobody stands anywhere: whoever is known by then is not yet a customer.
@columns
  period         VARCHAR
  numbers        INTEGER  of segments_by_number; null on the day before the data begins
  last_order_on  DATE     null without one
  customers      BIGINT
*/
with

counted as (

    select
        periods.period,
        standing.numbers,
        standing.last_order_on,
        standing.customers

    from standing_by_number as standing
    inner join periods
        on periods.day_before = standing.snapshot_date

    union all

    select
        period,
        numbers,
        last_order_before as last_order_on,
        cast(-count(*) as bigint) as customers

    from numbered_counts
    group by period, numbers, last_order_before

)

select
    period,
    numbers,
    last_order_on,
    cast(sum(customers) as bigint) as customers

from counted
group by period, numbers, last_order_on
having cast(sum(customers) as bigint) > 0

union all

select
    idle.period,
    cast(null as integer) as numbers,
    idle.last_order_on,
    idle.customers

from idle_customers as idle
inner join periods
    on periods.period = idle.period

where idle.is_identified
    and periods.day_before not in (select snapshot_date from snapshot_dates)
