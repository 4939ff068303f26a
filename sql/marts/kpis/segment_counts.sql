/*
@model    segment_counts
@grain    period, numbers, customer_key, last_order_on
@inputs   numbered_counts, idle_by_number, period_counts
@purpose  period_counts by where customers stood on the day before: a row for each customer who did anything in a period, and one
          for all who did nothing, stood alike and last ordered on the same day.
@columns
  period             VARCHAR
  numbers            INTEGER  of segments_by_number on the day before; null for who was unknown by then, 0 for nobody
  customer_key       INTEGER  -1: several, counted together
  customers          BIGINT
  is_identified      BOOLEAN
  orders             BIGINT   sale orders in the period
  order_days         BIGINT   activity days in the period; above 0 = a buyer
  order_days_before  BIGINT   activity days up to the day before, of several the fewest; null for who was unknown by then
  net_amount         BIGINT   minor units in the period
  is_new             BOOLEAN  first activity day in the period
  bought_before      BOOLEAN  a buyer of the previous period
  gap_status_before  VARCHAR  active, dormant, lost on the day before; null without an order by then
  gap_status         VARCHAR  the same at the end
  last_order_on      DATE     of several; null of one
*/
select
    period,
    numbers,
    customer_key,
    cast(1 as bigint) as customers,
    customer_key > 0 as is_identified,
    orders,
    order_days,
    order_days_before,
    net_amount,
    is_new,
    bought_before,
    gap_status_before,
    gap_status,
    cast(null as date) as last_order_on

from numbered_counts

union all

select
    idle.period,
    idle.numbers,
    alike.customer_key,
    idle.customers,
    alike.is_identified,
    alike.orders,
    alike.order_days,
    alike.order_days_before,
    alike.net_amount,
    alike.is_new,
    alike.bought_before,
    alike.gap_status_before,
    alike.gap_status,
    idle.last_order_on

from idle_by_number as idle
inner join period_counts as alike
    on alike.customer_key = -1
    and alike.is_identified
    and alike.period = idle.period
    and alike.last_order_on is not distinct from idle.last_order_on
