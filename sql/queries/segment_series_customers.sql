/*
@query    segment_series_customers
@inputs   periods, customer_segments, asked_customers
@params   scheme, grain
@purpose  Everyone's segment at every period end of the coverage, with their dimensions; an unfinished period as of the last day covered.
@definition  The question sums them up by segment and the dimensions asked for. Without dimensions segment_series answers from
             the sizes that are kept.
@columns
  snapshot_date   DATE
  period          VARCHAR
  segment         VARCHAR
  customer_key    INTEGER
  net_amount      BIGINT   minor units, in the look-back
  is_complete     BOOLEAN
*/
select
    periods.read_on as snapshot_date,
    periods.period,
    segments.segment,
    segments.customer_key,
    segments.monetary_value as net_amount,
    periods.is_complete

from periods
inner join customer_segments as segments
    on segments.snapshot_date = periods.read_on
    and segments.scheme = $scheme

where periods.grain = $grain
    and segments.segment <> 'not_yet_customer'
    and segments.customer_key in (select customer_key from asked_customers)
