/*
@model    repeat_values
@grain    snapshot_date, customer_key
@inputs   dated_states, counted_days
@purpose  What the repeat orders of each customer had brought by each date: the activity days after the first.
@definition  A row exists for everyone who has such a day. What came back on other days is not taken off. See metrics.md section 8.
@columns
  snapshot_date  DATE
  customer_key   INTEGER
  repeat_days    BIGINT
  repeat_amount  BIGINT   minor units; not above 0 where returns of the same day were larger
*/
select
    states.snapshot_date,
    states.customer_key,
    cast(count(*) as bigint) as repeat_days,
    cast(sum(days.net_amount) as bigint) as repeat_amount

from dated_states as states
inner join counted_days as days
    on days.customer_key = states.customer_key
    and days.ordered_on > states.first_order_on
    and days.ordered_on <= states.snapshot_date

where states.customer_key > 0
    and days.is_active

group by states.snapshot_date, states.customer_key
