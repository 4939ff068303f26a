/*
@model    warning_outcomes
@grain    snapshot_date, customer_key
@inputs   customer_waits, customer_gaps, early_warnings
@purpose  What was expected of each customer on a date, and whether they bought in the 180 days after it.
@definition  Expected by what was known on that date alone; it means something once those 180 days are over.
             See metrics.md section 7.
@columns
  snapshot_date      DATE
  customer_key       INTEGER
  recency_days       BIGINT
  gap_status         VARCHAR
  has_returned       BOOLEAN  an activity day in (snapshot_date, snapshot_date + 180]
  ratio_numerator    BIGINT   of the own rhythm; null for the lost, who are not scored
  ratio_denominator  BIGINT
  score_numerator    BIGINT   null for the lost
  score_denominator  BIGINT
  is_warned          BOOLEAN  false for the lost
*/
select
    waits.snapshot_date,
    waits.customer_key,
    waits.recency_days,
    waits.gap_status,
    gaps.closed_on <= cast(waits.snapshot_date + 180 * interval '1' day as date) as has_returned,
    warnings.ratio_numerator,
    warnings.ratio_denominator,
    warnings.score_numerator,
    warnings.score_denominator,
    coalesce(warnings.is_warned, false) as is_warned

from customer_waits as waits
inner join customer_gaps as gaps
    on gaps.customer_key = waits.customer_key
    and gaps.opened_on = waits.last_order_on
left join early_warnings as warnings
    on warnings.snapshot_date = waits.snapshot_date
    and warnings.customer_key = waits.customer_key
