/*
@check   early_warnings__are_of_everyone_not_lost
@law     On every date exactly those have a score whose last activity day is at most lost_days ago.
@inputs  snapshot_dates, counted_days, rules_in_force, early_warnings
*/
with

last_days as (

    select
        dates.snapshot_date,
        days.customer_key,
        date_diff('day', max(days.ordered_on), dates.snapshot_date) as recency_days

    from snapshot_dates as dates
    inner join counted_days as days
        on days.ordered_on <= dates.snapshot_date
        and days.is_active

    group by dates.snapshot_date, days.customer_key

),

not_lost as (

    select
        last_days.snapshot_date,
        last_days.customer_key,
        last_days.recency_days

    from last_days
    inner join rules_in_force as rules
        on last_days.recency_days <= rules.lost_days

)

select *
from not_lost
full outer join early_warnings as warnings
    using (snapshot_date, customer_key)
where not_lost.recency_days is distinct from warnings.recency_days
