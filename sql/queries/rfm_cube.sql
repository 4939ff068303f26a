/*
@query    rfm_cube
@inputs   customer_outcomes, cube_segments
@params   as_of, with_lapsed
@purpose  The customers of the cube on a day, one row each, with their scores, dimensions and what they did in the period after.
@definition  The question sums them up by the scores and the dimensions asked for. cube_segments says who is in which segment,
             and is empty where segments are not asked for.
@columns
  customer_key      INTEGER
  r_score           INTEGER
  f_score           INTEGER
  m_score           INTEGER
  segment           VARCHAR  null where segments are not asked for
  recency_days      BIGINT
  frequency_orders  BIGINT
  monetary_value    BIGINT   minor units
  bought_again      BIGINT
  net_amount_next   BIGINT   minor units
*/
select
    outcomes.customer_key,
    outcomes.r_score,
    outcomes.f_score,
    outcomes.m_score,
    segments.segment,
    outcomes.recency_days,
    outcomes.frequency_orders,
    outcomes.monetary_value,
    outcomes.bought_again,
    outcomes.net_amount_next

from customer_outcomes as outcomes
left join cube_segments as segments
    on segments.customer_key = outcomes.customer_key

where outcomes.from_date = cast($as_of as date)
    and (outcomes.standing = 'scored' or cast($with_lapsed as boolean))
