/*
@query    kpis
@inputs   kpi_values, scheme_segments
@params   metric_ids, scheme, period, previous_period, year_ago_period
@purpose  Every metric of a period beside the period before and the same period last year, in the order of the catalog.
@definition  A ratio over 0 is null. A period that the data does not reach has no value.
@columns
  metric_id             VARCHAR
  segment               VARCHAR  only for metrics told by segment
  value                 DOUBLE   minor units for money
  numerator             BIGINT
  denominator           BIGINT   null where the metric has none
  previous_value        DOUBLE
  previous_denominator  BIGINT
  previous_is_complete  BOOLEAN
  year_ago_value        DOUBLE
  year_ago_denominator  BIGINT
  year_ago_is_complete  BOOLEAN
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
    where metric_id = any($metric_ids)
        and (scheme is null or scheme = $scheme)

)

select
    now.metric_id,
    now.segment,
    now.value,
    now.numerator,
    now.denominator,
    previous.value as previous_value,
    previous.denominator as previous_denominator,
    coalesce(previous.is_complete, false) as previous_is_complete,
    year_ago.value as year_ago_value,
    year_ago.denominator as year_ago_denominator,
    coalesce(year_ago.is_complete, false) as year_ago_is_complete,
    now.is_complete

from told as now
left join told as previous
    on previous.period = $previous_period
    and previous.metric_id = now.metric_id
    and previous.segment is not distinct from now.segment
left join told as year_ago
    on year_ago.period = $year_ago_period
    and year_ago.metric_id = now.metric_id
    and year_ago.segment is not distinct from now.segment
left join scheme_segments as places
    on places.scheme = now.scheme
    and places.segment = now.segment

where now.period = $period

order by list_position($metric_ids, now.metric_id), places.position
