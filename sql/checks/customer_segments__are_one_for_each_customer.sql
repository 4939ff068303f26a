/*
@check   customer_segments__are_one_for_each_customer
@law     On every date each known customer has exactly one segment of every scheme, one that the scheme knows.
@inputs  snapshot_dates, counted_states, scheme_segments, customer_segments
*/
with

known as (

    select
        schemes.scheme,
        dates.snapshot_date,
        states.customer_key,
        states.order_days_so_far > 0 as is_customer

    from snapshot_dates as dates
    inner join counted_states as states
        on states.valid_from <= dates.snapshot_date
        and states.valid_to > dates.snapshot_date
        and states.customer_key > 0
    cross join (select distinct scheme from scheme_segments) as schemes

)

select
    known.scheme,
    known.snapshot_date,
    known.customer_key,
    count(segments.segment) as segments

from known
left join customer_segments as segments
    on segments.scheme = known.scheme
    and segments.snapshot_date = known.snapshot_date
    and segments.customer_key = known.customer_key
left join scheme_segments as places
    on places.scheme = segments.scheme
    and places.segment = segments.segment

group by known.scheme, known.snapshot_date, known.customer_key, known.is_customer
having count(places.segment) <> 1
    or bool_or((segments.segment <> 'not_yet_customer') <> known.is_customer)
