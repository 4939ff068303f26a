/*
@check   customer_paths__are_the_flows_one_after_another
@law     Between each date of a path and the next, as many customers walk as the flow between these dates counts.
@inputs  path_dates, flow_dates, customer_paths, segment_flows
*/
with

steps as (

    select starts.step, starts.snapshot_date as from_date, ends.snapshot_date as to_date

    from path_dates as starts
    inner join path_dates as ends
        on ends.step = starts.step + 1
    -- Other dates than quarter ends are no stored flow.
    inner join flow_dates
        on flow_dates.from_date = starts.snapshot_date
        and flow_dates.to_date = ends.snapshot_date

),

walks as (

    select
        scheme,
        unnest([1, 2, 3, 4, 5, 6, 7]) as step,
        unnest([segment_1, segment_2, segment_3, segment_4, segment_5, segment_6, segment_7]) as from_segment,
        unnest([segment_2, segment_3, segment_4, segment_5, segment_6, segment_7, segment_8]) as to_segment

    from customer_paths

),

walked as (

    select walks.scheme, steps.step, walks.from_segment, walks.to_segment, count(*) as customers

    from walks
    inner join steps
        on steps.step = walks.step

    where walks.to_segment <> 'not_yet_customer'
    group by all

),

told as (

    select flows.scheme, steps.step, flows.from_segment, flows.to_segment, flows.customers

    from steps
    inner join segment_flows as flows
        on flows.from_date = steps.from_date
        and flows.to_date = steps.to_date

)

select *
from walked
full outer join told
    using (scheme, step, from_segment, to_segment)
where walked.customers is distinct from told.customers
