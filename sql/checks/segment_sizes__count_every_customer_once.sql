/*
@check   segment_sizes__count_every_customer_once
@law     On every date the segments of a scheme together hold everyone known, and all that they bought in the look-back.
@inputs  snapshot_dates, rules_in_force, customer_days, known_customers, scheme_segments, segment_sizes
*/
with

days as (

    select
        days.customer_key,
        days.ordered_on,
        case when rules.returns = 'exclude' then days.net_amount - days.returned_amount else days.net_amount end as amount

    from customer_days as days
    cross join rules_in_force as rules
    where days.customer_key > 0

    union all

    select
        customer_key,
        known_from as ordered_on,
        0 as amount

    from known_customers

),

counted as (

    select
        schemes.scheme,
        dates.snapshot_date,
        count(distinct days.customer_key) as customers,
        sum(
            case
                when rules.lookback_days is null
                    or date_diff('day', days.ordered_on, dates.snapshot_date) < rules.lookback_days then days.amount
                else 0
            end
        ) as net_amount

    from snapshot_dates as dates
    cross join rules_in_force as rules
    cross join (select distinct scheme from scheme_segments) as schemes
    inner join days
        on days.ordered_on <= dates.snapshot_date

    group by schemes.scheme, dates.snapshot_date

),

told as (

    select
        scheme,
        snapshot_date,
        sum(customers) as customers,
        sum(net_amount) as net_amount

    from segment_sizes
    group by scheme, snapshot_date

)

select *
from counted
full outer join told
    using (scheme, snapshot_date)
where counted.customers is distinct from told.customers
    or counted.net_amount is distinct from told.net_amount
