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
        changes.period,
        case when frozen.last_order_on is not null then frozen.numbers end as numbers,
        cast(sum(changes.net_amount) as bigint) as net_amount

    from customer_changes as changes
    inner join periods
        on periods.period = changes.period
    left join segments_by_number as frozen
        on frozen.snapshot_date = periods.day_before
        and frozen.customer_key = changes.customer_key

    where changes.customer_key > 0
        and changes.net_amount <> 0
        and changes.customer_key in (select customer_key from asked_customers)
        and changes.customer_key not in (select customer_key from customers_left_out)

    group by changes.period, case when frozen.last_order_on is not null then frozen.numbers end

)

select
    names.scheme,
    brought.period,
    names.segment,
    names.is_top,
    cast(sum(brought.net_amount) as bigint) as net_amount

from brought
inner join scheme_segments as names
    on (brought.numbers is not null and names.number = brought.numbers / names.unit % 100)
    or (brought.numbers is null and names.segment = 'not_yet_customer')

group by names.scheme, brought.period, names.segment, names.is_top
