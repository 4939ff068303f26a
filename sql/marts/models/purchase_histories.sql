/*
@model    purchase_histories
@kept     inline
@grain    snapshot_date, customer_key
@inputs   dated_states
@purpose  How often and when everyone had bought by each date, as the models of repeat buying see it: the whole history.
@definition  By activity days, several orders of one being one. A row exists for everyone who has one. See metrics.md section 8.
@columns
  snapshot_date       DATE
  customer_key        INTEGER
  repeat_orders       BIGINT   x: activity days without the first
  first_to_last_days  BIGINT   t_x: 0 without a repeat
  age_days            BIGINT   T: from the first activity day to snapshot_date
*/
select
    snapshot_date,
    customer_key,
    order_days_so_far - 1 as repeat_orders,
    cast(date_diff('day', first_order_on, last_order_on) as bigint) as first_to_last_days,
    cast(date_diff('day', first_order_on, snapshot_date) as bigint) as age_days

from dated_states

where customer_key > 0
    and order_days_so_far > 0
