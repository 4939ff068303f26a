/*
@query    segments
@inputs   scheme_segments, segment_sizes
@params   scheme, as_of
@purpose  Every segment of a scheme on a day, best first, empty ones with 0.
@definition  Shares are those of the customers with a sale order by then. A segment of people without any, such as the potential
             ones of loyalty, has its size, but is no part of that whole.
@columns
  segment              VARCHAR
  customers            BIGINT
  customer_share       DOUBLE   null when there is nobody, and for people without orders
  net_amount           BIGINT   minor units, in the look-back
  net_amount_share     DOUBLE   null when the whole is 0, and for people without orders
  avg_recency_days     DOUBLE   null for an empty segment
  avg_frequency_orders DOUBLE
  avg_monetary_value   DOUBLE   minor units
*/
with

sizes as (

    select
        scheme_segments.segment,
        scheme_segments.position,
        coalesce(segment_sizes.customers, 0) as customers,
        coalesce(segment_sizes.net_amount, 0) as net_amount,
        segment_sizes.recency_days,
        segment_sizes.frequency_orders,
        -- No days since the last order: nobody in it has one.
        coalesce(segment_sizes.customers, 0) = 0 or segment_sizes.recency_days is not null as has_orders

    from scheme_segments
    left join segment_sizes
        on segment_sizes.scheme = scheme_segments.scheme
        and segment_sizes.segment = scheme_segments.segment
        and segment_sizes.snapshot_date = cast($as_of as date)

    where scheme_segments.scheme = $scheme
        and scheme_segments.segment <> 'not_yet_customer'

)

select
    segment,
    customers,
    case when has_orders then customers / nullif(cast(sum(customers) filter (where has_orders) over () as double), 0) end
        as customer_share,
    net_amount,
    case when has_orders then net_amount / nullif(cast(sum(net_amount) filter (where has_orders) over () as double), 0) end
        as net_amount_share,
    recency_days / nullif(cast(customers as double), 0) as avg_recency_days,
    frequency_orders / nullif(cast(customers as double), 0) as avg_frequency_orders,
    case when customers > 0 then net_amount / cast(customers as double) end as avg_monetary_value

from sizes
order by position
