/*
@check   kpi_values__buyers_are_new_returning_or_resurrecting
@law     Counted from the days alone, the buyers of a period are new, returning or resurrecting; the buyers before return or fall asleep.
@inputs  periods, rules_in_force, customer_days, customers_left_out, kpi_values
*/
with

activity as (

    select
        days.customer_key,
        days.ordered_on,
        min(days.ordered_on) over (partition by days.customer_key) as first_order_on

    from customer_days as days
    cross join rules_in_force as rules
    where case when rules.returns = 'event' then days.event_parts else days.sale_parts end > 0
        and days.customer_key not in (select customer_key from customers_left_out)

),

customers as (

    select
        periods.period,
        activity.customer_key,
        bool_or(activity.ordered_on > periods.day_before) as is_buyer,
        bool_or(activity.ordered_on > periods.day_before_previous and activity.ordered_on <= periods.day_before) as was_buyer,
        bool_or(activity.first_order_on > periods.day_before) as is_new

    from periods
    inner join activity
        on activity.ordered_on <= periods.read_on
    group by periods.period, activity.customer_key

),

counted as (

    select
        periods.period,
        count(*) filter (where is_buyer and is_new) as new,
        count(*) filter (where is_buyer and was_buyer) as returning,
        count(*) filter (where is_buyer and not was_buyer and not is_new) as resurrecting,
        count(*) filter (where was_buyer and not is_buyer) as dormant

    from periods
    left join customers
        on customers.period = periods.period
    group by periods.period

),

told as (

    select
        period,
        max(numerator) filter (where metric_id = 'buyers') as buyers,
        max(numerator) filter (where metric_id = 'new_customers') as new,
        max(numerator) filter (where metric_id = 'period_repurchase_rate') as returning,
        max(denominator) filter (where metric_id = 'period_repurchase_rate') as buyers_before

    from kpi_values
    group by period

)

select *
from counted
inner join told
    on told.period = counted.period
where told.buyers <> counted.new + counted.returning + counted.resurrecting
    or told.new <> counted.new
    or told.returning <> counted.returning
    or told.buyers_before <> counted.returning + counted.dormant
