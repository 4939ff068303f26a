/*
@model    customer_habits
@grain    snapshot_date, customer_key, kind, key
@inputs   snapshot_dates, category_days, customer_feedback, rules_in_force
@purpose  What customers differ in beside their orders: which categories they buy, and whether they complain.
@definition  category: positive line amounts in the look-back. complaint: 1 for who has an open one or complained within 180
             days; who did not has no row.
@columns
  snapshot_date  DATE
  customer_key   INTEGER
  kind           VARCHAR  category, complaint
  key            VARCHAR  the category, null where the line has none; complaint
  amount         BIGINT   minor units; 1
*/
select
    dates.snapshot_date,
    days.customer_key,
    'category' as kind,
    days.category as key,
    cast(sum(days.bought_amount) as bigint) as amount

from snapshot_dates as dates
cross join rules_in_force as rules
inner join category_days as days
    on days.ordered_on <= dates.snapshot_date
    and (
        rules.lookback_days is null
        or days.ordered_on > cast(dates.snapshot_date - rules.lookback_days * interval '1' day as date)
    )

group by dates.snapshot_date, days.customer_key, days.category

union all

select
    snapshot_date,
    customer_key,
    'complaint' as kind,
    'complaint' as key,
    cast(1 as bigint) as amount

from customer_feedback
where open_complaints > 0
    or complaints_180_days > 0
