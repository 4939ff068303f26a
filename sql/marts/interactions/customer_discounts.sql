/*
@model    customer_discounts
@grain    snapshot_date, customer_key
@inputs   snapshot_dates, discounted_orders, order_parts, rules_in_force
@purpose  How many of a customer's orders so far were discounted. A row exists for everyone with one.
@definition  An order counts on the day on which orders_so_far counts it, once one of its lines was discounted by then.
@columns
  snapshot_date      DATE
  customer_key       INTEGER
  discounted_orders  BIGINT
*/
select
    dates.snapshot_date,
    discounted.customer_key,
    cast(count(*) as bigint) as discounted_orders

from snapshot_dates as dates
cross join rules_in_force as rules
inner join discounted_orders as discounted
    on discounted.discounted_on <= dates.snapshot_date
inner join order_parts as parts
    on parts.customer_key = discounted.customer_key
    and parts.order_id is not distinct from discounted.order_id
    and parts.ordered_on = coalesce(discounted.unnamed_on, parts.ordered_on)
    and parts.ordered_on <= dates.snapshot_date

where case when rules.returns = 'event' then parts.is_first_part else parts.is_first_sale end
group by dates.snapshot_date, discounted.customer_key
