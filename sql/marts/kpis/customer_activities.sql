/*
@model    customer_activities
@grain    period, customer_key
@inputs   periods, dated_states, interactions_in_force, asked_customers, customers_left_out
@purpose  Whether a customer bought or interacted in the last month of a period.
@definition  From the first of the month in which the period ends to its end; a period that is not over is read on the last day
             covered. A row exists for everyone known by then, with orders or without.
@columns
  period                VARCHAR
  customer_key          INTEGER
  is_active_this_month  BOOLEAN
*/
with

months as (

    select
        period,
        read_on,
        cast(substr(cast(read_on as varchar), 1, 8) || '01' as date) as begins_on

    from periods

),

interacted as (

    select distinct
        months.period,
        interactions.customer_key

    from months
    inner join interactions_in_force as interactions
        on interactions.happened_on >= months.begins_on
        and interactions.happened_on <= months.read_on

)

select
    months.period,
    states.customer_key,
    coalesce(states.last_order_on >= months.begins_on, false) or interacted.customer_key is not null
        as is_active_this_month

from months
inner join dated_states as states
    on states.snapshot_date = months.read_on
left join interacted
    on interacted.period = months.period
    and interacted.customer_key = states.customer_key

where states.customer_key > 0
    and states.customer_key in (select customer_key from asked_customers)
    and states.customer_key not in (select customer_key from customers_left_out)
