/*
@model    customer_conversions
@grain    period, customer_key
@inputs   periods, interactions_in_force, counted_states, asked_customers, customers_left_out
@purpose  How long those who got in touch for the first time in a period took to their first sale.
@definition  Followed up to the last day covered: who has not bought by then has waited at least so long. Who had bought before
             getting in touch did not convert and has no row; an order on the same day took 0 days.
@columns
  period        VARCHAR
  customer_key  INTEGER
  days          BIGINT   to the first sale, or to the last day covered while there is none
  is_converted  BOOLEAN
*/
with

beginnings as (

    select
        customer_key,
        min(happened_on) as began_on

    from interactions_in_force
    where customer_key > 0
    group by customer_key

)

select
    periods.period,
    beginnings.customer_key,
    cast(date_diff('day', beginnings.began_on, coalesce(states.first_order_on, periods.data_through)) as bigint) as days,
    states.first_order_on is not null as is_converted

from periods
inner join beginnings
    on beginnings.began_on >= periods.starts_on
    and beginnings.began_on <= periods.read_on
left join counted_states as states
    on states.customer_key = beginnings.customer_key
    and states.valid_to = cast('9999-12-31' as date)

where coalesce(states.first_order_on >= beginnings.began_on, true)
    and beginnings.customer_key in (select customer_key from asked_customers)
    and beginnings.customer_key not in (select customer_key from customers_left_out)
