/*
@model    rfm_scores
@grain    snapshot_date, customer_key
@inputs   customer_snapshots, cut_points
@purpose  Scores 1 to 5, 5 best, of everyone on each date, by the cut points in force for that date.
@definition  Score = 1 + number of cuts met: a value at or above the cut for frequency and monetary value, at or below for
             recency. Who meets a cut meets those before it. A cut that is null is never met. Only scored customers have scores.
@columns
  snapshot_date           DATE
  customer_key            INTEGER
  first_order_on          DATE
  last_order_on           DATE
  recency_days            BIGINT
  age_days                BIGINT
  gap_status              VARCHAR
  orders_so_far           BIGINT
  order_days_so_far       BIGINT
  net_amount_so_far       BIGINT   minor units
  frequency_orders        BIGINT
  monetary_value          BIGINT   minor units
  order_days_in_lookback  BIGINT
  standing                VARCHAR
  r_score                 INTEGER  null unless scored
  f_score                 INTEGER  null unless scored
  m_score                 INTEGER  null unless scored
*/
select
    states.snapshot_date,
    states.customer_key,
    states.first_order_on,
    states.last_order_on,
    states.recency_days,
    states.age_days,
    states.gap_status,
    states.orders_so_far,
    states.order_days_so_far,
    states.net_amount_so_far,
    states.frequency_orders,
    states.monetary_value,
    states.order_days_in_lookback,
    states.standing,
    case
        when states.standing <> 'scored' then cast(null as integer)
        when states.recency_days <= cut_points.recency_cut_4 then 5
        when states.recency_days <= cut_points.recency_cut_3 then 4
        when states.recency_days <= cut_points.recency_cut_2 then 3
        when states.recency_days <= cut_points.recency_cut_1 then 2
        else 1
    end as r_score,
    case
        when states.standing <> 'scored' then cast(null as integer)
        when states.frequency_orders >= cut_points.frequency_cut_4 then 5
        when states.frequency_orders >= cut_points.frequency_cut_3 then 4
        when states.frequency_orders >= cut_points.frequency_cut_2 then 3
        when states.frequency_orders >= cut_points.frequency_cut_1 then 2
        else 1
    end as f_score,
    case
        when states.standing <> 'scored' then cast(null as integer)
        when states.monetary_value >= cut_points.monetary_cut_4 then 5
        when states.monetary_value >= cut_points.monetary_cut_3 then 4
        when states.monetary_value >= cut_points.monetary_cut_2 then 3
        when states.monetary_value >= cut_points.monetary_cut_1 then 2
        else 1
    end as m_score

from customer_snapshots as states
left join cut_points
    on cut_points.snapshot_date = states.snapshot_date
