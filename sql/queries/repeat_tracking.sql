/*
@query    repeat_tracking
@inputs   purchase_histories, counted_days, asked_customers
@params   as_of, through
@purpose  When the customers of a day began, and on which days they came again: what the model's expectation is tracked by.
@columns
  day      DATE
  firsts   BIGINT   customers whose first activity day it is
  repeats  BIGINT   customers who came again on it
*/
with

people as (

    select
        customer_key,
        cast(cast($as_of as date) - cast(age_days as integer) as date) as first_on

    from purchase_histories

    where snapshot_date = cast($as_of as date)
        and customer_key in (select customer_key from asked_customers)

)

select
    days.ordered_on as day,
    count(*) filter (where days.ordered_on = people.first_on) as firsts,
    count(*) filter (where days.ordered_on > people.first_on) as repeats

from people
inner join counted_days as days
    on days.customer_key = people.customer_key

where days.is_active
    and days.ordered_on <= cast($through as date)

group by days.ordered_on
order by days.ordered_on
