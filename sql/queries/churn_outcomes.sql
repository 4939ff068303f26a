/*
@query    churn_outcomes
@inputs   gap_lengths, warning_outcomes
@params   as_of
@purpose  What the churn indicators of a day expected, beside who bought in the 180 days after it: counts to validate them by.
@definition  fact says what a row counts. closed, open: gaps by length, as known on the day. waiting: customers by the days of
             their open gap. rhythm, score: customers who are not lost, by own-rhythm ratio and by early-warning score.
@columns
  fact             VARCHAR  closed, open, waiting, rhythm, score
  level            DOUBLE   days of the gap; ratio; score
  gap_status       VARCHAR  of the waiting
  customers        BIGINT
  silent           BIGINT   of these, who did not buy
  warned           BIGINT   of these, who were warned
  warned_silent    BIGINT   who were warned and did not buy
  gaps             BIGINT
  weight           DOUBLE   customers: all gaps of one together weigh 1
*/
with

outcomes as (

    select
        *,
        ratio_numerator / cast(ratio_denominator as double) as ratio,
        score_numerator / cast(score_denominator as double) as score

    from warning_outcomes
    where snapshot_date = cast($as_of as date)

),

-- Equal fractions are equal numbers: a quotient is rounded once, from two whole numbers.
levels as (

    select 'waiting' as fact, cast(recency_days as double) as level, gap_status, has_returned, is_warned
    from outcomes

    union all

    select 'rhythm' as fact, ratio as level, null as gap_status, has_returned, is_warned
    from outcomes
    where ratio is not null

    union all

    select 'score' as fact, score as level, null as gap_status, has_returned, is_warned
    from outcomes
    where score is not null

)

select
    fact,
    level,
    gap_status,
    count(*) as customers,
    count(*) filter (where not has_returned) as silent,
    count(*) filter (where is_warned) as warned,
    count(*) filter (where is_warned and not has_returned) as warned_silent,
    cast(null as bigint) as gaps,
    cast(null as double) as weight

from levels
group by fact, level, gap_status

union all

select
    case when is_closed then 'closed' else 'open' end as fact,
    cast(gap_days as double) as level,
    null as gap_status,
    null as customers,
    null as silent,
    null as warned,
    null as warned_silent,
    cast(sum(gaps) as bigint) as gaps,
    sum(gaps / cast(closed_gaps + 1 as double) order by closed_gaps) as weight

from gap_lengths
where snapshot_date = cast($as_of as date)
group by gap_days, is_closed

order by fact, level, gap_status
