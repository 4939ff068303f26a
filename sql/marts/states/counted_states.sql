/*
@model    counted_states
@kept     inline
@grain    customer_key, valid_from
@inputs   customer_states, rules_in_force
@purpose  customer_states as the returns policy in force counts it.
@definition  net: all parts count as money, sale parts as activity. exclude: return parts do not count at all.
             event: every part counts as money and as activity. See metrics.md section 1.2.
@columns
  customer_key       INTEGER  0 is nobody
  valid_from         DATE
  valid_to           DATE
  orders_so_far      BIGINT
  order_days_so_far  BIGINT
  net_amount_so_far  BIGINT   minor units
  first_order_on     DATE
  last_order_on      DATE
*/
select
    states.customer_key,
    states.valid_from,
    states.valid_to,
    case when rules.returns = 'event' then states.event_orders_so_far else states.orders_so_far end as orders_so_far,
    case when rules.returns = 'event' then states.event_days_so_far else states.order_days_so_far end as order_days_so_far,
    case when rules.returns = 'exclude' then states.net_amount_so_far - states.returned_so_far else states.net_amount_so_far end as net_amount_so_far,
    case when rules.returns = 'event' then states.first_event_on else states.first_order_on end as first_order_on,
    -- A state begins on a day with a part of some kind, but that of nothing yet.
    case
        when rules.returns <> 'event' then states.last_order_on
        when states.event_days_so_far > 0 then states.valid_from
    end as last_order_on

from customer_states as states
cross join rules_in_force as rules
