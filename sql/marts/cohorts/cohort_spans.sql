/*
@model    cohort_spans
@grain    kind, cohort_no, period_offset
@inputs   periods, cohort_kinds
@purpose  The cells there are for each kind of retention and each period that may be a cohort's: those that have begun.
@definition  on: period cohort + period_offset. on_or_after: from there to the last period that has begun. every: each of
             cohort + 1 to there. bracket: any from there to cohort + period_offset_to, complete when that last one is.
             See metrics.md section 5.
@columns
  grain             VARCHAR
  kind              VARCHAR  on, on_or_after, bracket, every
  cohort            VARCHAR
  cohort_no         INTEGER
  cohort_starts_on  DATE
  period            VARCHAR  the period of period_offset
  period_offset     INTEGER
  period_offset_to  INTEGER  the last period that the cell looks at
  is_complete       BOOLEAN
*/
with

latest_periods as (

    select
        grain,
        max(period_no) as latest_no

    from periods
    where period_no is not null
    group by grain

),

begun as (

    select
        cohorts.grain,
        cohorts.period as cohort,
        cohorts.period_no as cohort_no,
        cohorts.starts_on as cohort_starts_on,
        later.period,
        later.period_no - cohorts.period_no as period_offset,
        latest_periods.latest_no - cohorts.period_no as latest_offset,
        later.is_complete

    from periods as cohorts
    inner join periods as later
        on later.grain = cohorts.grain
        and later.period_no >= cohorts.period_no
    inner join latest_periods
        on latest_periods.grain = cohorts.grain

)

select
    begun.grain,
    kinds.kind,
    begun.cohort,
    begun.cohort_no,
    begun.cohort_starts_on,
    begun.period,
    begun.period_offset,
    case when kinds.kind = 'on_or_after' then begun.latest_offset else begun.period_offset end as period_offset_to,
    begun.is_complete

from begun
cross join cohort_kinds as kinds
where kinds.kind <> 'bracket'

union all

select
    begun.grain,
    kinds.kind,
    begun.cohort,
    begun.cohort_no,
    begun.cohort_starts_on,
    begun.period,
    begun.period_offset,
    kinds.period_offset_to,
    coalesce(last_of_bracket.is_complete, false) as is_complete

from begun
inner join cohort_kinds as kinds
    on kinds.kind = 'bracket'
    and kinds.period_offset = begun.period_offset
left join begun as last_of_bracket
    on last_of_bracket.cohort_no = begun.cohort_no
    and last_of_bracket.period_offset = kinds.period_offset_to
