/*
@model    period_contributions
@grain    scheme, period, segment
@inputs   periods, customer_changes, segments_by_number, scheme_segments, asked_customers, customers_left_out
@purpose  What the customers of each segment of the day before brought in a period: customer_contributions, summed.
@columns
  scheme      VARCHAR
  period      VARCHAR
  segment     VARCHAR
  is_top      BOOLEAN  of the segments the scheme calls its top
  net_amount  BIGINT   minor units in the period
*/
with

brought as (

    select
        periods.day_before,
        changes.period,
        changes.customer_key,
        changes.order_days_before,
        changes.net_amount

    from customer_changes as changes
    inner join periods
        on periods.period = changes.period

    where changes.customer_key > 0
        and changes.net_amount <> 0
        and changes.customer_key in (select customer_key from asked_customers)
        and changes.customer_key not in (select customer_key from customers_left_out)

),

frozen as (

    select
        brought.period,
        segments.numbers,
        brought.net_amount

    from segments_by_number as segments
    inner join brought
        on brought.day_before = segments.snapshot_date
        and brought.customer_key = segments.customer_key

    where brought.order_days_before > 0

    union all

    -- Whoever had no sale order by then stood nowhere, whatever a scheme calls them.
    select
        period,
        cast(null as integer) as numbers,
        net_amount

    from brought
    where coalesce(order_days_before, 0) = 0

),

summed as (

    select
        period,
        numbers,
        cast(sum(net_amount) as bigint) as net_amount

    from frozen
    group by period, numbers

)

select
    names.scheme,
    summed.period,
    names.segment,
    names.is_top,
    cast(sum(summed.net_amount) as bigint) as net_amount

from summed
inner join scheme_segments as names
    on (summed.numbers is not null and names.number = summed.numbers / names.unit % 100)
    or (summed.numbers is null and names.segment = 'not_yet_customer')

group by names.scheme, summed.period, names.segment, names.is_top
