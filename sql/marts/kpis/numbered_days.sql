/*
@model    numbered_days
@kept     inline
@grain    customer_key, number
@inputs   counted_states
@purpose  On which day somebody was active for the n-th time.
@definition  The state in which somebody has n activity days begins on the n-th of them.
@columns
  customer_key  INTEGER
  number        BIGINT   from 1
  active_on     DATE
*/
select
    customer_key,
    order_days_so_far as number,
    valid_from as active_on

from counted_states
where last_order_on = valid_from
