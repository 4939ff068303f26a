/*
@query    kpi_series
@inputs   periods, kpi_values, scheme_segments
@params   metric_ids, ladder_metric_ids, scheme, ladder, grain, censored_before
@purpose  Metrics over every period of the coverage, oldest first.
@columns
  metric_id      VARCHAR
  segment        VARCHAR  only for metrics told by segment
  group_value    VARCHAR  only where groups of customers are asked for; null among them is "no value"
  period         VARCHAR
  starts_on      DATE
  ends_on        DATE
  value          DOUBLE   null over a denominator of 0
  numerator      BIGINT
  denominator    BIGINT   null where the metric has none
  matures_on     DATE     only where the metric asks what followed
  is_complete    BOOLEAN
  left_censored  BOOLEAN  so near the beginning of the data that first orders may be those of old customers
*/
select
    kpi_values.metric_id,
    kpi_values.segment,
    kpi_values.group_value,
    periods.period,
    periods.starts_on,
    periods.ends_on,
    case
        when kpi_values.denominator is null then cast(kpi_values.numerator as double)
        else kpi_values.numerator / nullif(cast(kpi_values.denominator as double), 0)
    end as value,
    kpi_values.numerator,
    kpi_values.denominator,
    kpi_values.matures_on,
    kpi_values.is_complete,
    periods.starts_on < cast($censored_before as date) as left_censored

from periods
inner join kpi_values
    on kpi_values.period = periods.period
left join scheme_segments as places
    on places.scheme = kpi_values.scheme
    and places.segment = kpi_values.segment
left join scheme_segments as group_places
    on group_places.scheme = $scheme
    and group_places.segment = kpi_values.group_value

where periods.grain = $grain
    and kpi_values.metric_id = any($metric_ids)
    and (
        kpi_values.scheme is null
        or kpi_values.scheme = case when kpi_values.metric_id = any($ladder_metric_ids) then $ladder else $scheme end
    )

order by
    list_position($metric_ids, kpi_values.metric_id),
    group_places.position,
    kpi_values.group_value nulls last,
    periods.starts_on,
    places.position
