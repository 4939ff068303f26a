/*
@model    customer_periods
@grain    period, customer_key
@inputs   periods, dated_states, asked_customers, customers_left_out
@purpose  What a customer did in a period, and how they stood on the day before it and at its end: the rows that KPIs count.
@definition  The state at the end less the state on the day before. Bases (dormant, lost, not lost) are fixed on the day
             before. A period that is not over is read on the last day covered. A row exists for everyone known by then.
@columns
  period            VARCHAR
  customer_key      INTEGER  0 is nobody: lines without a customer, in total_sales only
  is_identified     BOOLEAN
  orders            BIGINT   sale orders in the period
  order_days        BIGINT   activity days in the period; above 0 = a buyer
  order_days_before BIGINT   activity days up to the day before; null for who was unknown by then
  net_amount        BIGINT   minor units in the period
  is_new            BOOLEAN  first activity day in the period
  bought_before     BOOLEAN  a buyer of the previous period
  gap_status_before VARCHAR  active, dormant, lost on the day before; null without an order by then
  gap_status        VARCHAR  the same at the end
*/
select
    periods.period,
    later.customer_key,
    later.customer_key > 0 as is_identified,
    later.orders_so_far - coalesce(earlier.orders_so_far, 0) as orders,
    later.order_days_so_far - coalesce(earlier.order_days_so_far, 0) as order_days,
    earlier.order_days_so_far as order_days_before,
    later.net_amount_so_far - coalesce(earlier.net_amount_so_far, 0) as net_amount,
    coalesce(later.first_order_on >= periods.starts_on, false) as is_new,
    coalesce(earlier.order_days_so_far, 0) > coalesce(earliest.order_days_so_far, 0) as bought_before,
    earlier.gap_status as gap_status_before,
    later.gap_status

from periods
inner join dated_states as later
    on later.snapshot_date = periods.read_on
left join dated_states as earlier
    on earlier.snapshot_date = periods.day_before
    and earlier.customer_key = later.customer_key
left join dated_states as earliest
    on earliest.snapshot_date = periods.day_before_previous
    and earliest.customer_key = later.customer_key

where later.customer_key in (select customer_key from asked_customers)
    and later.customer_key not in (select customer_key from customers_left_out)
