/*
@model    customer_cohorts
@grain    customer_key, cohort_no
@inputs   counted_states, periods, period_days, customer_groups, asked_customers
@purpose  The cohort of every customer with a sale order: the period of the first activity day, once for each grain.
@columns
  grain         VARCHAR
  customer_key  INTEGER
  group_value   VARCHAR  the value of the dimension asked about; null without one
  cohort        VARCHAR
  cohort_no     INTEGER  period_no of the cohort
  latest_no     INTEGER  period_no of the last period of the grain that has begun
*/
with

latest_periods as (

    select
        grain,
        max(period_no) as latest_no

    from periods
    where period_no is not null
    group by grain

)

select
    periods.grain,
    states.customer_key,
    customer_groups.group_value,
    periods.period as cohort,
    periods.period_no as cohort_no,
    latest_periods.latest_no

from counted_states as states
inner join period_days
    on period_days.ordered_on = states.first_order_on
inner join periods
    on periods.period_no = period_days.period_no
inner join latest_periods
    on latest_periods.grain = periods.grain
inner join customer_groups
    on customer_groups.customer_key = states.customer_key

-- The last state of everyone: the first order never moves.
where states.valid_to = cast('9999-12-31' as date)
    and states.customer_key in (select customer_key from asked_customers)
