/*
@model    rfm_highs
@grain    snapshot_date, customer_key
@inputs   rfm_scores, high_cuts
@purpose  Recency, frequency and monetary value of the scored customers on each date, high or low by the cuts in force.
@definition  High = at least the cut, of recency in days at most. Compared in whole numbers: value * denominator with the
             numerator. Nothing is high against a cut that is null. See metrics.md section 3.3.
@columns
  snapshot_date  DATE
  customer_key   INTEGER
  is_r_high      BOOLEAN
  is_f_high      BOOLEAN
  is_m_high      BOOLEAN
*/
select
    states.snapshot_date,
    states.customer_key,
    coalesce(
        case
            when high_cuts.is_on_scores then states.r_score * high_cuts.recency_denominator >= high_cuts.recency_numerator
            else states.recency_days * high_cuts.recency_denominator <= high_cuts.recency_numerator
        end,
        false
    ) as is_r_high,
    coalesce(
        case when high_cuts.is_on_scores then states.f_score else states.frequency_orders end
        * high_cuts.frequency_denominator >= high_cuts.frequency_numerator,
        false
    ) as is_f_high,
    coalesce(
        case when high_cuts.is_on_scores then states.m_score else states.monetary_value end
        * high_cuts.monetary_denominator >= high_cuts.monetary_numerator,
        false
    ) as is_m_high

from rfm_scores as states
left join high_cuts
    on high_cuts.snapshot_date = states.snapshot_date

where states.standing = 'scored'
