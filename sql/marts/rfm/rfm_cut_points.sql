/*
@model    rfm_cut_points
@grain    snapshot_date
@inputs   snapshot_dates, rfm_ranks
@purpose  Cut points fitted to the scored customers of each date.
@definition  rank = 1 + customers strictly worse. cut k is the least good value with 5 * (rank - 1) >= k * (n - 1):
             the smallest for frequency and monetary value, the largest for recency. Null where nobody reaches it, and
             all null when n is 1. Equal values always score equal. See metrics.md section 1.4.
@columns
  snapshot_date     DATE
  n                 BIGINT   scored customers
  recency_cut_1     BIGINT   days; score above k for at most as many
  recency_cut_2     BIGINT
  recency_cut_3     BIGINT
  recency_cut_4     BIGINT
  frequency_cut_1   BIGINT   orders; score above k from so many on
  frequency_cut_2   BIGINT
  frequency_cut_3   BIGINT
  frequency_cut_4   BIGINT
  monetary_cut_1    BIGINT   minor units; score above k from so much on
  monetary_cut_2    BIGINT
  monetary_cut_3    BIGINT
  monetary_cut_4    BIGINT
*/
select
    dates.snapshot_date,
    coalesce(max(ranked.n), 0) as n,
    -min(case when measure = 'recency' and n > 1 and 5 * worse >= 1 * (n - 1) then goodness end) as recency_cut_1,
    -min(case when measure = 'recency' and n > 1 and 5 * worse >= 2 * (n - 1) then goodness end) as recency_cut_2,
    -min(case when measure = 'recency' and n > 1 and 5 * worse >= 3 * (n - 1) then goodness end) as recency_cut_3,
    -min(case when measure = 'recency' and n > 1 and 5 * worse >= 4 * (n - 1) then goodness end) as recency_cut_4,
    min(case when measure = 'frequency' and n > 1 and 5 * worse >= 1 * (n - 1) then goodness end) as frequency_cut_1,
    min(case when measure = 'frequency' and n > 1 and 5 * worse >= 2 * (n - 1) then goodness end) as frequency_cut_2,
    min(case when measure = 'frequency' and n > 1 and 5 * worse >= 3 * (n - 1) then goodness end) as frequency_cut_3,
    min(case when measure = 'frequency' and n > 1 and 5 * worse >= 4 * (n - 1) then goodness end) as frequency_cut_4,
    min(case when measure = 'monetary' and n > 1 and 5 * worse >= 1 * (n - 1) then goodness end) as monetary_cut_1,
    min(case when measure = 'monetary' and n > 1 and 5 * worse >= 2 * (n - 1) then goodness end) as monetary_cut_2,
    min(case when measure = 'monetary' and n > 1 and 5 * worse >= 3 * (n - 1) then goodness end) as monetary_cut_3,
    min(case when measure = 'monetary' and n > 1 and 5 * worse >= 4 * (n - 1) then goodness end) as monetary_cut_4

from snapshot_dates as dates
left join rfm_ranks as ranked
    on ranked.snapshot_date = dates.snapshot_date

group by dates.snapshot_date
