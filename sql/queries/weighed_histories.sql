/*
@query    weighed_histories
@inputs   purchase_histories
@params   as_of, round_to, every, at_most
@purpose  Each distinct purchase history of a day and how many customers have it: what a model of repeat buying is fitted to.
@definition  Of one customer in $every, lengths of time rounded to $round_to days; a repeat is one such length after the first
             day at least. No more rows than $at_most.
@columns
  repeat_orders  BIGINT
  first_to_last  BIGINT   in units of round_to days
  age            BIGINT
  customers      BIGINT
*/
with

rounded as (

    select
        repeat_orders,
        case
            when repeat_orders = 0 then 0
            else greatest(1, (first_to_last_days + cast($round_to as bigint) / 2) / cast($round_to as bigint))
        end as first_to_last,
        (age_days + cast($round_to as bigint) / 2) / cast($round_to as bigint) as age

    from purchase_histories
    where snapshot_date = cast($as_of as date)
        and customer_key % cast($every as bigint) = 0

)

select
    repeat_orders,
    first_to_last,
    greatest(age, first_to_last) as age,
    count(*) as customers

from rounded
group by repeat_orders, first_to_last, greatest(age, first_to_last)
order by repeat_orders, first_to_last, age
limit cast($at_most as bigint)
