/*
@query    repeat_values_weighed
@inputs   repeat_values
@params   as_of, every, at_most
@purpose  What repeat orders brought on average by a day: what the model of values is fitted to.
@definition  Of one customer in $every, whose repeat orders left anything. No more rows than $at_most.
@columns
  repeat_orders  BIGINT
  mean_value     DOUBLE   minor units
  customers      BIGINT
*/
select
    repeat_days as repeat_orders,
    repeat_amount / cast(repeat_days as double) as mean_value,
    count(*) as customers

from repeat_values

where snapshot_date = cast($as_of as date)
    and customer_key % cast($every as bigint) = 0
    and repeat_amount > 0

group by repeat_days, repeat_amount
order by repeat_days, repeat_amount
limit cast($at_most as bigint)
