/*
@model    gap_medians
@grain    snapshot_date
@inputs   snapshot_dates, customer_gaps
@purpose  The median of all gaps closed by each date: what is expected of a customer of whom little is known.
@definition  Of everybody, whoever is asked about: a filter does not change what is expected of a customer.
@columns
  snapshot_date  DATE
  gaps           BIGINT  closed by then
  median_twice   BIGINT  days, doubled to stay whole: the two middle gaps together, or twice the one; null without a gap
*/
with

-- Each gap is added once, on the first of the dates that knows it: a date is a running sum, not another look at all gaps.
closing_days as (

    select
        gaps.closed_on,
        min(dates.snapshot_date) as known_on

    from (select distinct closed_on from customer_gaps) as gaps
    inner join snapshot_dates as dates
        on dates.snapshot_date >= gaps.closed_on

    group by gaps.closed_on

),

arrivals as (

    select
        closing_days.known_on,
        gaps.gap_days,
        cast(count(*) as bigint) as gaps

    from customer_gaps as gaps
    inner join closing_days
        on closing_days.closed_on = gaps.closed_on

    group by closing_days.known_on, gaps.gap_days

),

known as (

    select
        dates.snapshot_date,
        arrivals.gap_days,
        cast(sum(arrivals.gaps) as bigint) as gaps

    from snapshot_dates as dates
    inner join arrivals
        on arrivals.known_on <= dates.snapshot_date

    group by dates.snapshot_date, arrivals.gap_days

),

counted as (

    select
        snapshot_date,
        gap_days,
        cast(sum(gaps) over (partition by snapshot_date order by gap_days nulls last) as bigint) as up_to_here,
        cast(sum(gaps) over (partition by snapshot_date) as bigint) as n

    from known

)

select
    dates.snapshot_date,
    coalesce(max(counted.n), 0) as gaps,
    min(case when 2 * counted.up_to_here >= counted.n then counted.gap_days end)
    + min(case when 2 * counted.up_to_here > counted.n then counted.gap_days end) as median_twice

from snapshot_dates as dates
left join counted
    on counted.snapshot_date = dates.snapshot_date

group by dates.snapshot_date
