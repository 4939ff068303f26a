/*
@query    customer_path
@inputs   periods, rfm_scores, customer_segments
@params   customer_key, scheme
@purpose  Where one customer stood at the end of every period, oldest first; an unfinished period as of the last day covered.
@columns
  period              VARCHAR
  snapshot_date       DATE
  segment             VARCHAR
  recency_days        BIGINT
  frequency_orders    BIGINT
  monetary_value      BIGINT   minor units, in the look-back
  orders_so_far       BIGINT
  net_amount_so_far   BIGINT   minor units
  r_score             INTEGER
  f_score             INTEGER
  m_score             INTEGER
  is_complete         BOOLEAN
*/
select
    periods.period,
    periods.read_on as snapshot_date,
    segments.segment,
    states.recency_days,
    states.frequency_orders,
    states.monetary_value,
    states.orders_so_far,
    states.net_amount_so_far,
    states.r_score,
    states.f_score,
    states.m_score,
    periods.is_complete

from periods
inner join rfm_scores as states
    on states.snapshot_date = periods.read_on
    and states.customer_key = cast($customer_key as integer)
inner join customer_segments as segments
    on segments.scheme = $scheme
    and segments.snapshot_date = periods.read_on
    and segments.customer_key = states.customer_key

order by periods.starts_on
