/*
@model    rfm_cut_points
@grain    snapshot_date
@inputs   snapshot_dates, customer_snapshots
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
with

scored as (

    select
        snapshot_date,
        recency_days,
        frequency_orders,
        monetary_value

    from customer_snapshots
    where standing = 'scored'

),

-- Goodness grows from worse to better, so that one rule serves all three measures.
measured as (

    select snapshot_date, 'recency' as measure, -recency_days as goodness, cast(count(*) as bigint) as customers
    from scored
    group by snapshot_date, recency_days

    union all

    select snapshot_date, 'frequency' as measure, frequency_orders as goodness, cast(count(*) as bigint) as customers
    from scored
    group by snapshot_date, frequency_orders

    union all

    select snapshot_date, 'monetary' as measure, monetary_value as goodness, cast(count(*) as bigint) as customers
    from scored
    group by snapshot_date, monetary_value

),

ranked as (

    select
        snapshot_date,
        measure,
        goodness,
        -- One row per value: the running sum less the value's own customers counts those strictly worse.
        cast(sum(customers) over (partition by snapshot_date, measure order by goodness) as bigint) - customers as worse,
        cast(sum(customers) over (partition by snapshot_date, measure) as bigint) as n

    from measured

)

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
left join ranked
    on ranked.snapshot_date = dates.snapshot_date

group by dates.snapshot_date
