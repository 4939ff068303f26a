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
    snapshots.snapshot_date,
    snapshots.customer_key,
    snapshots.first_order_on,
    snapshots.last_order_on,
    snapshots.recency_days,
    snapshots.age_days,
    snapshots.gap_status,
    snapshots.orders_so_far,
    snapshots.order_days_so_far,
    snapshots.net_amount_so_far,
    snapshots.frequency_orders,
    snapshots.monetary_value,
    snapshots.order_days_in_lookback,
    snapshots.standing,
    case
        when snapshots.standing <> 'scored' then cast(null as integer)
        when snapshots.recency_days <= cuts.recency_cut_4 then 5
        when snapshots.recency_days <= cuts.recency_cut_3 then 4
        when snapshots.recency_days <= cuts.recency_cut_2 then 3
        when snapshots.recency_days <= cuts.recency_cut_1 then 2
        else 1
    end as r_score,
    case
        when snapshots.standing <> 'scored' then cast(null as integer)
        when snapshots.frequency_orders >= cuts.frequency_cut_4 then 5
        when snapshots.frequency_orders >= cuts.frequency_cut_3 then 4
        when snapshots.frequency_orders >= cuts.frequency_cut_2 then 3
        when snapshots.frequency_orders >= cuts.frequency_cut_1 then 2
        else 1
    end as f_score,
    case
        when snapshots.standing <> 'scored' then cast(null as integer)
        when snapshots.monetary_value >= cuts.monetary_cut_4 then 5
        when snapshots.monetary_value >= cuts.monetary_cut_3 then 4
        when snapshots.monetary_value >= cuts.monetary_cut_2 then 3
        when snapshots.monetary_value >= cuts.monetary_cut_1 then 2
        else 1
    end as m_score

from customer_snapshots as snapshots
left join cut_points as cuts
    on cuts.snapshot_date = snapshots.snapshot_date
