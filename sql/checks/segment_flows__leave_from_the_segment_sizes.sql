/*
@check   segment_flows__leave_from_the_segment_sizes
@law     Nobody is lost on the way: the rows of every flow add up to the sizes at from_date, those who entered apart.
@inputs  flow_dates, segment_flows, segment_sizes
*/
with

departures as (

    select
        scheme,
        from_date,
        to_date,
        from_segment as segment,
        sum(customers) as customers,
        sum(net_amount_from) as net_amount

    from segment_flows
    where from_segment <> 'not_yet_customer'
    group by scheme, from_date, to_date, from_segment

),

sizes as (

    select
        segment_sizes.scheme,
        flow_dates.from_date,
        flow_dates.to_date,
        segment_sizes.segment,
        segment_sizes.customers,
        segment_sizes.net_amount

    from flow_dates
    inner join segment_sizes
        on segment_sizes.snapshot_date = flow_dates.from_date
        and segment_sizes.segment <> 'not_yet_customer'

)

select *
from departures
full outer join sizes
    using (scheme, from_date, to_date, segment)
where departures.customers is distinct from sizes.customers
    or departures.net_amount is distinct from sizes.net_amount
