/*
@query    dimension_drift
@inputs   rfm_scores, asked_customers
@params
@purpose  The scored customers of each date, one row each, with their scores: to be counted by these and by the customer dimensions.
@columns
  customer_key   INTEGER
  snapshot_date  DATE
  recency        VARCHAR  score 1 to 5
  frequency      VARCHAR
  monetary       VARCHAR
*/
select
    customer_key,
    snapshot_date,
    cast(r_score as varchar) as recency,
    cast(f_score as varchar) as frequency,
    cast(m_score as varchar) as monetary

from rfm_scores
where standing = 'scored'
    and customer_key in (select customer_key from asked_customers)
