/*
@model    recent_orders
@grain    snapshot_date, customer_key
@inputs   snapshot_dates, counted_days
@purpose  Orders of the last 90 days before each date and of the 90 before: whether a customer slows down. A row exists for who did anything in them.
@columns
  snapshot_date  DATE
  customer_key   INTEGER
  recent         BIGINT  orders of the last 90 days
  earlier        BIGINT  orders of the 90 before
*/
select
    dates.snapshot_date,
    days.customer_key,
    cast(sum(case when date_diff('day', days.ordered_on, dates.snapshot_date) < 90 then days.orders else 0 end) as bigint) as recent,
    cast(sum(case when date_diff('day', days.ordered_on, dates.snapshot_date) >= 90 then days.orders else 0 end) as bigint) as earlier

from snapshot_dates as dates
inner join counted_days as days
    on days.ordered_on <= dates.snapshot_date
    and days.ordered_on > cast(dates.snapshot_date - 180 * interval '1' day as date)

group by dates.snapshot_date, days.customer_key
