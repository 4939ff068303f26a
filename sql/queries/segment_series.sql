/*
@query    segment_series
@inputs   periods, scheme_segments, segment_sizes
@params   scheme, grain
@purpose  The size of every segment at every period end of the coverage, oldest first; an unfinished period as of the last day covered.
@columns
  snapshot_date  DATE
  period         VARCHAR
  segment        VARCHAR
  customers      BIGINT
  net_amount     BIGINT   minor units, in the look-back
  is_complete    BOOLEAN
*/
select
    periods.read_on as snapshot_date,
    periods.period,
    scheme_segments.segment,
    coalesce(segment_sizes.customers, 0) as customers,
    coalesce(segment_sizes.net_amount, 0) as net_amount,
    periods.is_complete

from periods
cross join scheme_segments
left join segment_sizes
    on segment_sizes.scheme = scheme_segments.scheme
    and segment_sizes.segment = scheme_segments.segment
    and segment_sizes.snapshot_date = periods.read_on

where periods.grain = $grain
    and scheme_segments.scheme = $scheme
    and scheme_segments.segment <> 'not_yet_customer'

order by periods.starts_on, scheme_segments.position
