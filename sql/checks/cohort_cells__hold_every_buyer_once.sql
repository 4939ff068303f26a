/*
@check   cohort_cells__hold_every_buyer_once
@law     Of the kind on, the cells that look at a period hold its buyers and their orders, and the sizes add up to the customers with a sale order.
@inputs  periods, counted_days, counted_states, cohort_cells
*/
with

told as (

    select
        grain,
        period,
        sum(customers) as customers,
        sum(orders) as orders,
        sum(cohort_size) filter (where period_offset = 0) as cohort_size

    from cohort_cells
    where kind = 'on'
    group by grain, period

),

counted as (

    select
        periods.grain,
        periods.period,
        count(distinct days.customer_key) filter (where days.is_active) as customers,
        sum(days.orders) as orders

    from periods
    inner join counted_days as days
        on days.ordered_on between periods.starts_on and periods.ends_on
    -- Cohorts are told of these grains alone.
    where days.customer_key > 0
        and periods.grain in ('month', 'quarter')
    group by periods.grain, periods.period

),

sizes as (

    select
        grain,
        sum(cohort_size) as customers

    from told
    group by grain

)

select
    counted.period,
    told.customers as told,
    counted.customers as counted

from counted
left join told
    on told.period = counted.period
where coalesce(told.customers, 0) <> counted.customers
    or coalesce(told.orders, 0) <> counted.orders

union all

select
    grain,
    customers,
    (select count(*) from counted_states where valid_to = date '9999-12-31' and first_order_on is not null)

from sizes
where customers <> (select count(*) from counted_states where valid_to = date '9999-12-31' and first_order_on is not null)
