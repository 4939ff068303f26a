/*
@check   segment_flows__arrive_at_the_segment_sizes
@law     Who flows into a segment is who is in it at the end: the columns of every flow add up to the sizes at to_date.
@inputs  flow_dates, segment_flows, segment_sizes
*/
with

arrivals as (

    select
        scheme,
        from_date,
        to_date,
        to_segment as segment,
        sum(customers) as customers,
        sum(net_amount_to) as net_amount

    from segment_flows
    group by scheme, from_date, to_date, to_segment

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
        on segment_sizes.snapshot_date = flow_dates.to_date
        and segment_sizes.segment <> 'not_yet_customer'

)

select *
from arrivals
full outer join sizes
    using (scheme, from_date, to_date, segment)
where arrivals.customers is distinct from sizes.customers
    or arrivals.net_amount is distinct from sizes.net_amount
