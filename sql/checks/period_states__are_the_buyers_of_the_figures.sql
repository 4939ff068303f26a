/*
@check   period_states__are_the_buyers_of_the_figures
@law     The buyers of a period are its new, returning and resurrecting customers, those before are its returning and dormant ones, as the figures say.
@inputs  periods, period_states, kpi_values
*/
with

figures as (

    select
        period,
        max(numerator) filter (where metric_id = 'buyers') as buyers,
        max(numerator) filter (where metric_id = 'new_customers') as new_customers,
        max(numerator) filter (where metric_id = 'period_repurchase_rate') as returning_customers,
        max(denominator) filter (where metric_id = 'period_repurchase_rate') as buyers_before

    from kpi_values
    group by period

)

select states.period
from period_states as states
inner join figures
    on figures.period = states.period
where states.buyers <> figures.buyers
    or states.new <> figures.new_customers
    or states.returning <> figures.returning_customers
    or states.returning + states.dormant <> figures.buyers_before
    or states.new + states.returning + states.resurrecting <> states.buyers

union all

select periods.period
from periods
left join period_states as states
    on states.period = periods.period
where states.period is null
