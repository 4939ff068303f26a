/*
@query    repeat_values_weighed
@inputs   repeat_values
@params   as_of, at_most
@purpose  What repeat orders brought on average by a day: what the model of values is fitted to.
@definition  Of everybody whose repeat orders left anything; of one in 2, 4, 8 … where they would be more than $at_most rows.
@columns
  repeat_orders  BIGINT
  mean_value     DOUBLE   minor units
  customers      BIGINT
  one_in         INTEGER  1 = everybody
*/
with

-- A customer is among one in 2^k where k bits at the end of the key are 0.
brought as materialized (

    select
        repeat_days,
        repeat_amount,
        cast(bit_count((customer_key & -customer_key) - 1) as integer) as stays

    from repeat_values
    where snapshot_date = cast($as_of as date)
        and repeat_amount > 0

),

counted as (

    select
        stays,
        sum(count(*)) over (order by stays desc) as rows

    from (select max(stays) as stays from brought group by repeat_days, repeat_amount)
    group by stays

),

chosen as (

    select coalesce(max(stays) + 1, 0) as bits
    from counted
    where rows > cast($at_most as bigint)

)

select
    brought.repeat_days as repeat_orders,
    brought.repeat_amount / cast(brought.repeat_days as double) as mean_value,
    count(*) as customers,
    cast(cast(1 as bigint) << chosen.bits as integer) as one_in

from brought
inner join chosen
    on brought.stays >= chosen.bits

group by brought.repeat_days, brought.repeat_amount, chosen.bits
order by brought.repeat_days, brought.repeat_amount
