/*
@model    customer_contributions
@grain    scheme, period, customer_key
@inputs   periods, customer_periods, customer_segments, scheme_segments
@purpose  What each customer's net sales of a period add to the segment they were in on the day before it.
@definition  Segments are frozen on the day before, so that a segment's share tells what it brought, not whom it gained.
             Who had no sale order by then is in not_yet_customer, whatever the scheme calls them. A row exists for everyone whose net amount is not 0.
@columns
  scheme        VARCHAR
  period        VARCHAR
  customer_key  INTEGER
  segment       VARCHAR
  is_top        BOOLEAN  of the segments the scheme calls its top
  net_amount    BIGINT   minor units in the period
*/
with

frozen as (

    select
        schemes.scheme,
        done.period,
        done.customer_key,
        case when segments.last_order_on is null then 'not_yet_customer' else segments.segment end as segment,
        done.net_amount

    from customer_periods as done
    inner join periods
        on periods.period = done.period
    cross join (select distinct scheme from scheme_segments) as schemes
    left join customer_segments as segments
        on segments.scheme = schemes.scheme
        and segments.snapshot_date = periods.day_before
        and segments.customer_key = done.customer_key

    where done.is_identified
        and done.net_amount <> 0

)

select
    frozen.scheme,
    frozen.period,
    frozen.customer_key,
    frozen.segment,
    scheme_segments.is_top,
    frozen.net_amount

from frozen
inner join scheme_segments
    on scheme_segments.scheme = frozen.scheme
    and scheme_segments.segment = frozen.segment
