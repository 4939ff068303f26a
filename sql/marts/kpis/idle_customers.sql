/*
@model    idle_customers
@kept     held
@grain    period, is_identified, last_order_on
@inputs   periods, counted_states, asked_customers, customers_left_out
@purpose  How many customers did nothing in a period, by the day of their last order: whom customer_changes does not tell.
@definition  Their state of the day before is still that of the end.
@columns
  period             VARCHAR
  is_identified      BOOLEAN
  last_order_on      DATE     null without one
  order_days_before  BIGINT   activity days up to the day before, the fewest of them
  customers          BIGINT
*/
select
    periods.period,
    states.customer_key > 0 as is_identified,
    states.last_order_on,
    min(states.order_days_so_far) as order_days_before,
    cast(count(*) as bigint) as customers

from counted_states as states
inner join periods
    on states.valid_from <= periods.day_before
    and states.valid_to > periods.read_on

where states.customer_key in (select customer_key from asked_customers)
    and states.customer_key not in (select customer_key from customers_left_out)

group by periods.period, states.customer_key > 0, states.last_order_on
