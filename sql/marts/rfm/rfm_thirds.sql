/*
@model    rfm_thirds
@grain    snapshot_date, customer_key
@inputs   customer_snapshots, third_cuts
@purpose  Scores 1 to 3, 3 best, of the scored customers on each date, by the cut points in force for that date.
@definition  As rfm_scores, with two cuts. A cut that is null is never met. See metrics.md section 3.4.
@columns
  snapshot_date  DATE
  customer_key   INTEGER
  r_third        INTEGER
  f_third        INTEGER
  m_third        INTEGER
*/
select
    states.snapshot_date,
    states.customer_key,
    1
    + case when states.recency_days <= third_cuts.recency_cut_1 then 1 else 0 end
    + case when states.recency_days <= third_cuts.recency_cut_2 then 1 else 0 end as r_third,
    1
    + case when states.frequency_orders >= third_cuts.frequency_cut_1 then 1 else 0 end
    + case when states.frequency_orders >= third_cuts.frequency_cut_2 then 1 else 0 end as f_third,
    1
    + case when states.monetary_value >= third_cuts.monetary_cut_1 then 1 else 0 end
    + case when states.monetary_value >= third_cuts.monetary_cut_2 then 1 else 0 end as m_third

from customer_snapshots as states
left join third_cuts
    on third_cuts.snapshot_date = states.snapshot_date

where states.standing = 'scored'
