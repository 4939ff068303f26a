/*
@check   segment_kpis__add_up_to_the_figures
@law     What segments of a scheme brought to a metric adds up to that of everybody, and so do their bases.
@inputs  segment_kpis, kpi_values
*/
select
    parts.metric_id,
    parts.scheme,
    parts.period,
    sum(parts.numerator) as numerators,
    whole.numerator,
    sum(parts.denominator) as denominators,
    whole.denominator

from segment_kpis as parts
inner join kpi_values as whole
    on whole.metric_id = parts.metric_id
    and whole.period = parts.period
group by parts.metric_id, parts.scheme, parts.period, whole.numerator, whole.denominator
having sum(parts.numerator) <> whole.numerator
    or sum(parts.denominator) is distinct from whole.denominator
