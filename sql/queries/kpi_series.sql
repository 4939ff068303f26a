/*
@query    kpi_series
@inputs   periods, kpi_values, scheme_segments
@params   metric_ids, scheme, grain
@purpose  Metrics over every period of the coverage, oldest first.
@columns
  metric_id    VARCHAR
  segment      VARCHAR  only for metrics told by segment
  period       VARCHAR
  starts_on    DATE
  ends_on      DATE
  value        DOUBLE   null over a denominator of 0
  numerator    BIGINT
  denominator  BIGINT   null where the metric has none
  is_complete  BOOLEAN
*/
select
    kpi_values.metric_id,
    kpi_values.segment,
    periods.period,
    periods.starts_on,
    periods.ends_on,
    case
        when kpi_values.denominator is null then cast(kpi_values.numerator as double)
        else kpi_values.numerator / nullif(cast(kpi_values.denominator as double), 0)
    end as value,
    kpi_values.numerator,
    kpi_values.denominator,
    kpi_values.is_complete

from periods
inner join kpi_values
    on kpi_values.period = periods.period
left join scheme_segments as places
    on places.scheme = kpi_values.scheme
    and places.segment = kpi_values.segment

where periods.grain = $grain
    and kpi_values.metric_id = any($metric_ids)
    and (kpi_values.scheme is null or kpi_values.scheme = $scheme)

order by list_position($metric_ids, kpi_values.metric_id), periods.starts_on, places.position
