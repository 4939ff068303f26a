/*
@model    third_cut_points
@grain    snapshot_date
@inputs   snapshot_dates, rfm_ranks
@purpose  Cut points of three scores instead of five, fitted to the scored customers of each date.
@definition  The rule of rfm_cut_points with 3 for 5. See metrics.md sections 1.4 and 3.4.
@columns
  snapshot_date    DATE
  n                BIGINT   scored customers
  recency_cut_1     BIGINT   days
  recency_cut_2     BIGINT
  frequency_cut_1   BIGINT   orders
  frequency_cut_2   BIGINT
  monetary_cut_1    BIGINT   minor units
  monetary_cut_2    BIGINT
*/
select
    dates.snapshot_date,
    coalesce(max(ranked.n), 0) as n,
    -min(case when measure = 'recency' and n > 1 and 3 * worse >= 1 * (n - 1) then goodness end) as recency_cut_1,
    -min(case when measure = 'recency' and n > 1 and 3 * worse >= 2 * (n - 1) then goodness end) as recency_cut_2,
    min(case when measure = 'frequency' and n > 1 and 3 * worse >= 1 * (n - 1) then goodness end) as frequency_cut_1,
    min(case when measure = 'frequency' and n > 1 and 3 * worse >= 2 * (n - 1) then goodness end) as frequency_cut_2,
    min(case when measure = 'monetary' and n > 1 and 3 * worse >= 1 * (n - 1) then goodness end) as monetary_cut_1,
    min(case when measure = 'monetary' and n > 1 and 3 * worse >= 2 * (n - 1) then goodness end) as monetary_cut_2

from snapshot_dates as dates
left join rfm_ranks as ranked
    on ranked.snapshot_date = dates.snapshot_date

group by dates.snapshot_date
