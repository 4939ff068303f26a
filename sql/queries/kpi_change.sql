/*
@query    kpi_change
@inputs   segment_kpis, scheme_segments
@params   metric_id, size_id, scheme, period, previous_period
@purpose  A metric and the number of customers by segment, each period by the segments of its own day before: what the effects are made of.
@definition  customers: those of the segment on the day before. In not_yet_customer those who are known by the period's end.
@columns
  segment                VARCHAR
  numerator              BIGINT
  denominator            BIGINT   null where the metric has none
  customers              BIGINT
  previous_numerator     BIGINT
  previous_denominator   BIGINT
  previous_customers     BIGINT
  is_complete            BOOLEAN
  previous_is_complete   BOOLEAN
*/
select
    places.segment,
    now.numerator,
    now.denominator,
    size_now.numerator as customers,
    before.numerator as previous_numerator,
    before.denominator as previous_denominator,
    size_before.numerator as previous_customers,
    now.is_complete,
    before.is_complete as previous_is_complete

from scheme_segments as places
inner join segment_kpis as now
    on now.metric_id = $metric_id
    and now.period = $period
    and now.scheme = places.scheme
    and now.segment = places.segment
inner join segment_kpis as before
    on before.metric_id = $metric_id
    and before.period = $previous_period
    and before.scheme = places.scheme
    and before.segment = places.segment
inner join segment_kpis as size_now
    on size_now.metric_id = $size_id
    and size_now.period = $period
    and size_now.scheme = places.scheme
    and size_now.segment = places.segment
inner join segment_kpis as size_before
    on size_before.metric_id = $size_id
    and size_before.period = $previous_period
    and size_before.scheme = places.scheme
    and size_before.segment = places.segment

where places.scheme = $scheme

order by places.position
