/*
@query    warning_record
@inputs   warning_outcomes
@purpose  What the early warnings of each date asked about foresaw, beside who bought in the 180 days after it.
@definition  fact says what a row counts. waiting: customers by the days of their open gap. score: customers who are not lost, by
             early-warning score.
@columns
  snapshot_date  DATE
  fact           VARCHAR  waiting, score
  level          DOUBLE   days of the gap; score
  gap_status     VARCHAR  of the waiting
  customers      BIGINT
  silent         BIGINT   of these, who did not buy
  warned         BIGINT   of these, who were warned
  warned_silent  BIGINT   who were warned and did not buy
*/
with

levels as (

    select
        snapshot_date,
        'waiting' as fact,
        cast(recency_days as double) as level,
        gap_status,
        has_returned,
        is_warned

    from warning_outcomes

    union all

    select
        snapshot_date,
        'score' as fact,
        score_numerator / cast(score_denominator as double) as level,
        null as gap_status,
        has_returned,
        is_warned

    from warning_outcomes
    where score_numerator is not null

)

select
    snapshot_date,
    fact,
    level,
    gap_status,
    count(*) as customers,
    count(*) filter (where not has_returned) as silent,
    count(*) filter (where is_warned) as warned,
    count(*) filter (where is_warned and not has_returned) as warned_silent

from levels
group by snapshot_date, fact, level, gap_status
order by snapshot_date, fact, level, gap_status
