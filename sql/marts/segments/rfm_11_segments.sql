/*
@model    rfm_11_segments
@grain    snapshot_date, customer_key
@inputs   rfm_scores, rfm_11_map
@purpose  The scheme rfm_11: eleven segments by a table of all 125 score codes, kept in data/schemes/rfm_11_map.csv.
@definition  Scored customers by their code; the others by their standing, lapsed or not_yet_customer.
@columns
  scheme            VARCHAR
  snapshot_date     DATE
  customer_key      INTEGER
  segment           VARCHAR
  last_order_on     DATE
  recency_days      BIGINT
  frequency_orders  BIGINT
  monetary_value    BIGINT   minor units, in the look-back
*/
select
    'rfm_11' as scheme,
    scores.snapshot_date,
    scores.customer_key,
    coalesce(map.segment, scores.standing) as segment,
    scores.last_order_on,
    scores.recency_days,
    scores.frequency_orders,
    scores.monetary_value

from rfm_scores as scores
left join rfm_11_map as map
    on map.code = 100 * scores.r_score + 10 * scores.f_score + scores.m_score
