/*
@model    customer_activity
@grain    customer_key, period_no
@inputs   counted_days, period_days, asked_customers
@purpose  What a customer did in a period. A row exists for each period with a sale, a return or a gift.
@columns
  customer_key    INTEGER
  period_no       INTEGER
  active_periods  BIGINT   1 with an activity day in the period: a buyer of it; 0 without
  orders          BIGINT   sale orders
  net_amount      BIGINT   minor units
*/
select
    days.customer_key,
    period_days.period_no,
    cast(max(case when days.is_active then 1 else 0 end) as bigint) as active_periods,
    cast(sum(days.orders) as bigint) as orders,
    cast(sum(days.net_amount) as bigint) as net_amount

from counted_days as days
inner join period_days
    on period_days.ordered_on = days.ordered_on

where days.customer_key > 0
    and days.customer_key in (select customer_key from asked_customers)

group by days.customer_key, period_days.period_no
