/*
@query    weighed_histories
@inputs   purchase_histories
@params   as_of, few, at_most
@purpose  Each distinct purchase history of a day and how many customers have it: what a model of repeat buying is fitted to.
@definition  Lengths of time in days; in weeks where days would make more than $at_most rows, or there are more than $few
             customers; of one customer in 2, 4, 8 … where weeks would too. A repeat is one such length after the first day at least.
@columns
  repeat_orders  BIGINT
  first_to_last  BIGINT   in days or weeks; 0 without a repeat
  age            BIGINT   in days or weeks
  customers      BIGINT
  round_to       INTEGER  1 = days, 7 = weeks
  one_in         INTEGER  1 = everybody
*/
with

-- A customer is among one in 2^k where k bits at the end of the key are 0: that many may be left out and they stay.
histories as materialized (

    select
        repeat_orders,
        first_to_last_days,
        age_days,
        cast(bit_count((customer_key & -customer_key) - 1) as integer) as stays

    from purchase_histories
    where snapshot_date = cast($as_of as date)

),

by_days as (

    select count(*) as rows
    from (select distinct repeat_orders, first_to_last_days, age_days from histories)

),

in_weeks as materialized (

    select
        repeat_orders,
        case when repeat_orders = 0 then 0 else greatest(1, (first_to_last_days + 3) / 7) end as first_to_last,
        (age_days + 3) / 7 as age,
        stays

    from histories

),

by_weeks as (

    select
        stays,
        sum(count(*)) over (order by stays desc) as rows

    from (
        select max(stays) as stays
        from in_weeks
        group by repeat_orders, first_to_last, greatest(age, first_to_last)
    )

    group by stays

),

chosen as (

    select
        (select count(*) from histories) <= cast($few as bigint) and (select rows from by_days) <= cast($at_most as bigint) as is_days,
        coalesce((select max(stays) + 1 from by_weeks where rows > cast($at_most as bigint)), 0) as bits

),

rounded as (

    select
        histories.repeat_orders,
        histories.first_to_last_days as first_to_last,
        histories.age_days as age

    from histories
    where (select is_days from chosen)

    union all

    select
        repeat_orders,
        first_to_last,
        greatest(age, first_to_last) as age

    from in_weeks
    where not (select is_days from chosen)
        and stays >= (select bits from chosen)

)

select
    rounded.repeat_orders,
    rounded.first_to_last,
    rounded.age,
    count(*) as customers,
    case when chosen.is_days then 1 else 7 end as round_to,
    cast(case when chosen.is_days then 1 else cast(1 as bigint) << chosen.bits end as integer) as one_in

from rounded
cross join chosen

group by rounded.repeat_orders, rounded.first_to_last, rounded.age, chosen.is_days, chosen.bits
order by rounded.repeat_orders, rounded.first_to_last, rounded.age
