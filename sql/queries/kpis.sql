/*
@query    kpis
@inputs   kpi_values, scheme_segments
@params   metric_ids, ladder_metric_ids, scheme, ladder, period, previous_period, year_ago_period
@purpose  Metrics of a period beside the period before and the same period last year, in the order of the catalog.
@definition  A ratio over 0 is null. A period that the data does not reach has no value.
@columns
  metric_id             VARCHAR
  segment               VARCHAR  only for metrics told by segment
  group_value           VARCHAR  only where groups of customers are asked for; null among them is "no value"
  value                 DOUBLE   minor units for money
  numerator             BIGINT
  denominator           BIGINT   null where the metric has none
  previous_value        DOUBLE
  previous_denominator  BIGINT
  previous_is_complete  BOOLEAN
  year_ago_value        DOUBLE
  year_ago_denominator  BIGINT
  year_ago_is_complete  BOOLEAN
  matures_on            DATE     only where the metric asks what followed: known of everyone from this day on
  is_complete           BOOLEAN
*/
with

told as (

    select
        *,
        case
            when denominator is null then cast(numerator as double)
            else numerator / nullif(cast(denominator as double), 0)
        end as value

    from kpi_values
    where period in ($period, $previous_period, $year_ago_period)
        and metric_id = any($metric_ids)
        and (
            scheme is null
            or scheme = case when metric_id = any($ladder_metric_ids) then $ladder else $scheme end
        )

)

select
    now.metric_id,
    now.segment,
    now.group_value,
    now.value,
    now.numerator,
    now.denominator,
    previous.value as previous_value,
    previous.denominator as previous_denominator,
    coalesce(previous.is_complete, false) as previous_is_complete,
    year_ago.value as year_ago_value,
    year_ago.denominator as year_ago_denominator,
    coalesce(year_ago.is_complete, false) as year_ago_is_complete,
    now.matures_on,
    now.is_complete

from told as now
left join told as previous
    on previous.period = $previous_period
    and previous.metric_id = now.metric_id
    and previous.segment is not distinct from now.segment
    and previous.group_value is not distinct from now.group_value
left join told as year_ago
    on year_ago.period = $year_ago_period
    and year_ago.metric_id = now.metric_id
    and year_ago.segment is not distinct from now.segment
    and year_ago.group_value is not distinct from now.group_value
left join scheme_segments as places
    on places.scheme = now.scheme
    and places.segment = now.segment
left join scheme_segments as group_places
    on group_places.scheme = $scheme
    and group_places.segment = now.group_value

where now.period = $period

order by
    list_position($metric_ids, now.metric_id),
    group_places.position,
    now.group_value nulls last,
    places.position
