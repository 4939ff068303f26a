/*
@model    period_follow_ups
@grain    period, customer_key, last_order_on
@inputs   periods, period_counts, numbered_days
@purpose  customer_follow_ups, counted: a row for each customer who bought, and one for all who did not and last ordered on the same day.
@columns
  period         VARCHAR
  customer_key   INTEGER  -1: several, counted together
  customers      BIGINT
  is_new         BOOLEAN  else lost on the day before
  is_back        BOOLEAN  bought in the period
  days_followed  BIGINT   first activity day of the period to the last day covered; null without one
  days_to_next   BIGINT   first activity day of the period to the next; null while there is none
  last_order_on  DATE
*/
with

followed as (

    select
        counts.period,
        counts.customer_key,
        counts.customers,
        counts.is_new,
        counts.order_days > 0 as is_back,
        periods.data_through,
        counts.last_order_on,
        coalesce(counts.order_days_before, 0) + 1 as first_number

    from period_counts as counts
    inner join periods
        on periods.period = counts.period

    where counts.is_new
        or counts.gap_status_before = 'lost'

)

select
    followed.period,
    followed.customer_key,
    followed.customers,
    followed.is_new,
    followed.is_back,
    cast(date_diff('day', first_days.active_on, followed.data_through) as bigint) as days_followed,
    cast(date_diff('day', first_days.active_on, next_days.active_on) as bigint) as days_to_next,
    followed.last_order_on

from followed
inner join numbered_days as first_days
    on first_days.customer_key = followed.customer_key
    and first_days.number = followed.first_number
left join numbered_days as next_days
    on next_days.customer_key = followed.customer_key
    and next_days.number = followed.first_number + 1

where followed.is_back

union all

-- Of who did not come back there is nothing to look up.
select
    period,
    customer_key,
    customers,
    is_new,
    is_back,
    cast(null as bigint) as days_followed,
    cast(null as bigint) as days_to_next,
    last_order_on

from followed
where not is_back
