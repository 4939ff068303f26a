/*
@query    distinct_values
@inputs   rfm_scores
@params
@purpose  How many different values each measure has among the scored customers of each date: quantiles of fewer than five fall together. The values are those that a preset scores by: its frequency may be rows.
@definition  No row for a date on which nobody is scored.
@columns
  snapshot_date  DATE
  recency        BIGINT
  frequency      BIGINT
  monetary       BIGINT
*/
select
    snapshot_date,
    count(distinct recency_days) as recency,
    count(distinct frequency_orders) as frequency,
    count(distinct monetary_value) as monetary

from rfm_scores
where standing = 'scored'
group by snapshot_date
order by snapshot_date
