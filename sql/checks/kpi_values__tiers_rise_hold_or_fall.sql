/*
@check   kpi_values__tiers_rise_hold_or_fall
@law     Upgrade, hold and downgrade rates of a period are of the same base and add up to it.
@inputs  kpi_values
*/
select
    scheme,
    period,
    sum(numerator) as moved,
    min(denominator) as base

from kpi_values
where metric_id in ('upgrade_rate', 'hold_rate', 'downgrade_rate')
group by scheme, period
having sum(numerator) <> min(denominator)
    or min(denominator) <> max(denominator)
    or count(*) <> 3
