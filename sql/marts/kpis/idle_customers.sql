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
with

-- Of all customers there are no more stretches than days and days: they are counted before they are compared with periods.
-- Only those that last beyond the earliest end of a period: others hold over none.
stretches as (

    select
        customer_key > 0 as is_identified,
        valid_from,
        valid_to,
        last_order_on,
        min(order_days_so_far) as order_days_before,
        cast(count(*) as bigint) as customers

    from counted_states

    where customer_key in (select customer_key from asked_customers)
        and customer_key not in (select customer_key from customers_left_out)
        and valid_to > (select min(read_on) from periods)

    group by customer_key > 0, valid_from, valid_to, last_order_on

)

select
    periods.period,
    stretches.is_identified,
    stretches.last_order_on,
    min(stretches.order_days_before) as order_days_before,
    cast(sum(stretches.customers) as bigint) as customers

from stretches
inner join periods
    on stretches.valid_from <= periods.day_before
    and stretches.valid_to > periods.read_on

group by periods.period, stretches.is_identified, stretches.last_order_on
