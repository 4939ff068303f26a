/*
@model    high_cut_points
@grain    snapshot_date
@inputs   snapshot_dates, rfm_scores, rfm_ranks, rules_in_force
@purpose  One cut into high and low for each of recency, frequency and monetary value, by the rule in force.
@definition  rfm_8_cut = score_mean: the mean of the scores; value_mean, value_median: mean or median of the values.
             A cut is a fraction, because a mean of whole numbers need not be whole. Fitted over the scored customers of each
             date; null where there is none. See metrics.md section 3.3.
@columns
  snapshot_date          DATE
  is_on_scores           BOOLEAN  compared with the scores, else with the values
  recency_numerator      BIGINT   scores or days
  recency_denominator    BIGINT
  frequency_numerator    BIGINT   scores or orders
  frequency_denominator  BIGINT
  monetary_numerator     BIGINT   scores or minor units
  monetary_denominator   BIGINT
*/
with

sums as (

    select
        snapshot_date,
        cast(count(*) as bigint) as n,
        cast(sum(r_score) as bigint) as r_scores,
        cast(sum(f_score) as bigint) as f_scores,
        cast(sum(m_score) as bigint) as m_scores,
        cast(sum(recency_days) as bigint) as recency_days,
        cast(sum(frequency_orders) as bigint) as frequency_orders,
        cast(sum(monetary_value) as bigint) as monetary_value

    from rfm_scores
    where standing = 'scored'
    group by snapshot_date

),

-- The two in the middle, or twice the one: half of their sum is the median.
middles as (

    select
        snapshot_date,
        measure,
        cast(sum(
            case when 2 * worse < n and 2 * (worse + customers) >= n then goodness else 0 end
            + case when 2 * worse <= n and 2 * (worse + customers) > n then goodness else 0 end
        ) as bigint) as doubled

    from rfm_ranks
    group by snapshot_date, measure

),

medians as (

    select
        snapshot_date,
        -max(case when measure = 'recency' then doubled end) as recency_doubled,
        max(case when measure = 'frequency' then doubled end) as frequency_doubled,
        max(case when measure = 'monetary' then doubled end) as monetary_doubled

    from middles
    group by snapshot_date

)

select
    dates.snapshot_date,
    rules.rfm_8_cut = 'score_mean' as is_on_scores,
    case rules.rfm_8_cut
        when 'score_mean' then sums.r_scores
        when 'value_mean' then sums.recency_days
        when 'value_median' then medians.recency_doubled
    end as recency_numerator,
    case rules.rfm_8_cut
        when 'score_mean' then sums.n
        when 'value_mean' then sums.n
        when 'value_median' then 2
    end as recency_denominator,
    case rules.rfm_8_cut
        when 'score_mean' then sums.f_scores
        when 'value_mean' then sums.frequency_orders
        when 'value_median' then medians.frequency_doubled
    end as frequency_numerator,
    case rules.rfm_8_cut
        when 'score_mean' then sums.n
        when 'value_mean' then sums.n
        when 'value_median' then 2
    end as frequency_denominator,
    case rules.rfm_8_cut
        when 'score_mean' then sums.m_scores
        when 'value_mean' then sums.monetary_value
        when 'value_median' then medians.monetary_doubled
    end as monetary_numerator,
    case rules.rfm_8_cut
        when 'score_mean' then sums.n
        when 'value_mean' then sums.n
        when 'value_median' then 2
    end as monetary_denominator

from snapshot_dates as dates
cross join rules_in_force as rules
left join sums
    on sums.snapshot_date = dates.snapshot_date
left join medians
    on medians.snapshot_date = dates.snapshot_date
