/*
@model    customer_follow_ups
@grain    period, customer_key
@inputs   periods, customer_periods, numbered_days
@purpose  What followed the first purchase that a new or a lost customer made in a period.
@definition  Read up to the last day covered, beyond the period's end: whether somebody has been followed for N days is
             said, so that nobody is counted before it can be known. A row exists for everyone new in the period, and for
             everyone lost on the day before it, back or not.
@columns
  period         VARCHAR
  customer_key   INTEGER
  is_new         BOOLEAN  else lost on the day before
  is_back        BOOLEAN  bought in the period
  days_followed  BIGINT   first activity day of the period to the last day covered; null without one
  days_to_next   BIGINT   first activity day of the period to the next; null while there is none
*/
with

followed as (

    select
        done.period,
        done.customer_key,
        done.is_new,
        done.order_days > 0 as is_back,
        periods.data_through,
        -- Null for who did not come back: there is nothing to look up.
        case when done.order_days > 0 then coalesce(done.order_days_before, 0) + 1 end as first_number

    from customer_periods as done
    inner join periods
        on periods.period = done.period

    where done.is_new
        or done.gap_status_before = 'lost'

)

select
    followed.period,
    followed.customer_key,
    followed.is_new,
    followed.is_back,
    cast(date_diff('day', first_days.active_on, followed.data_through) as bigint) as days_followed,
    cast(date_diff('day', first_days.active_on, next_days.active_on) as bigint) as days_to_next

from followed
left join numbered_days as first_days
    on first_days.customer_key = followed.customer_key
    and first_days.number = followed.first_number
left join numbered_days as next_days
    on next_days.customer_key = followed.customer_key
    and next_days.number = followed.first_number + 1
