/*
@model    counted_days
@kept     inline
@grain    customer_key, ordered_on
@inputs   customer_days, rules_in_force
@purpose  customer_days as the returns policy in force counts it: what a customer did on a day.
@definition  net: all parts count as money, sale parts as activity. exclude: return parts do not count at all.
             event: every part counts as money and as activity. See metrics.md section 1.2.
@columns
  customer_key  INTEGER  0 is nobody
  ordered_on    DATE
  orders        BIGINT   orders counted on this day; a later delivery of one counts on its first
  is_active     BOOLEAN  an activity day: buyers, cohorts and gaps go by these
  net_amount    BIGINT   minor units
*/
select
    days.customer_key,
    days.ordered_on,
    case when rules.returns = 'event' then days.event_orders else days.orders end as orders,
    case when rules.returns = 'event' then days.event_parts else days.sale_parts end > 0 as is_active,
    case when rules.returns = 'exclude' then days.net_amount - days.returned_amount else days.net_amount end as net_amount

from customer_days as days
cross join rules_in_force as rules
