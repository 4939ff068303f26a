/*
@check   kpi_values__bases_are_the_buyers_before
@law     The base of the period repurchase rate is the number of buyers that the period before it tells.
@inputs  periods, kpi_values
*/
select
    periods.period,
    earlier.period as previous_period,
    bases.denominator,
    buyers.numerator as buyers

from periods
inner join periods as earlier
    on earlier.grain = periods.grain
    and earlier.ends_on = periods.day_before
inner join kpi_values as bases
    on bases.period = periods.period
    and bases.metric_id = 'period_repurchase_rate'
inner join kpi_values as buyers
    on buyers.period = earlier.period
    and buyers.metric_id = 'buyers'
where bases.denominator <> buyers.numerator
