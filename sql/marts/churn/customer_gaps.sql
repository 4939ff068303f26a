/*
@model    customer_gaps
@grain    customer_key, opened_on
@inputs   counted_days
@purpose  The gaps between the activity days of a customer: each such day opens one, the next closes it.
@definition  By days, not by orders, so a gap is never 0. Read at a date, a gap that closes later is still open.
             See decisions/009-churn-indicators.md.
@columns
  customer_key  INTEGER
  opened_on     DATE     an activity day
  closed_on     DATE     the customer's next one; 9999-12-31 while there is none
  gap_days      BIGINT   null while there is none
*/
with

followed as (

    select
        customer_key,
        ordered_on as opened_on,
        lead(ordered_on) over (partition by customer_key order by ordered_on) as next_on

    from counted_days
    where is_active

)

select
    customer_key,
    opened_on,
    coalesce(next_on, cast('9999-12-31' as date)) as closed_on,
    cast(date_diff('day', opened_on, next_on) as bigint) as gap_days

from followed
