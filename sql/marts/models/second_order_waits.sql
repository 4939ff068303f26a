/*
@model    second_order_waits
@grain    snapshot_date
@inputs   snapshot_dates, customer_snapshots, customer_gaps, rules_in_force
@purpose  After how many days nine in ten of those who buy a second time have done so, as known on each date.
@definition  Kaplan-Meier over the first gap of each customer, the open ones censored: the first day on which at most a tenth
             are still waiting; lost_days where the curve never gets there. See metrics.md section 3.12.
@columns
  snapshot_date         DATE
  second_order_p90_days BIGINT
*/
with

firsts as (

    select
        states.snapshot_date,
        states.customer_key,
        case when gaps.closed_on <= states.snapshot_date then gaps.gap_days else states.age_days end as days,
        case when gaps.closed_on <= states.snapshot_date then 1 else 0 end as is_closed

    from customer_snapshots as states
    inner join customer_gaps as gaps
        on gaps.customer_key = states.customer_key
        and gaps.opened_on = states.first_order_on

),

lengths as (

    select
        snapshot_date,
        days,
        cast(sum(is_closed) as bigint) as closed,
        cast(count(*) as bigint) as customers

    from firsts
    group by snapshot_date, days

),

waiting as (

    select
        snapshot_date,
        days,
        closed,
        cast(sum(customers) over (partition by snapshot_date order by days desc nulls last) as bigint) as at_risk

    from lengths

),

curve as (

    -- A product as the sum of logarithms; once nobody is left it stays at 0.
    select
        snapshot_date,
        days,
        sum(case when closed < at_risk then ln(1 - cast(closed as double) / at_risk) else 0 end)
            over (partition by snapshot_date order by days nulls last) as log_still_waiting,
        max(case when closed = at_risk then 1 else 0 end)
            over (partition by snapshot_date order by days nulls last) as is_over

    from waiting

)

select
    dates.snapshot_date,
    coalesce(
        min(case when curve.is_over = 1 or curve.log_still_waiting <= ln(0.1) + 1e-12 then curve.days end),
        max(rules.lost_days)
    ) as second_order_p90_days

from snapshot_dates as dates
cross join rules_in_force as rules
left join curve
    on curve.snapshot_date = dates.snapshot_date

group by dates.snapshot_date
