/*
@query    segment_paths
@inputs   customer_paths
@params   scheme, from_segment, to_segment, most
@purpose  Whole paths over the dates asked, the most walked first, with how many there are in all. Beyond the most asked for they are one row without segments.
@columns
  segment_1        VARCHAR
  segment_2        VARCHAR
  segment_3        VARCHAR
  segment_4        VARCHAR
  segment_5        VARCHAR
  segment_6        VARCHAR
  segment_7        VARCHAR
  segment_8        VARCHAR
  paths            BIGINT   1, or how many are told together
  customers        BIGINT
  net_amount_from  BIGINT   minor units, in the look-back
  net_amount_to    BIGINT   minor units, in the look-back
*/
with

walked as (

    select
        segment_1,
        segment_2,
        segment_3,
        segment_4,
        segment_5,
        segment_6,
        segment_7,
        segment_8,
        count(*) as customers,
        sum(net_amount_from) as net_amount_from,
        sum(net_amount_to) as net_amount_to,
        row_number() over (order by count(*) desc, segment_1 nulls last, segment_2 nulls last, segment_3 nulls last, segment_4 nulls last, segment_5 nulls last, segment_6 nulls last, segment_7 nulls last, segment_8 nulls last) as place

    from customer_paths
    where scheme = $scheme
        and ($from_segment is null or segment_1 = $from_segment)
        -- What lies beyond the dates asked is null.
        and ($to_segment is null or coalesce(segment_8, segment_7, segment_6, segment_5, segment_4, segment_3, segment_2, segment_1) = $to_segment)
    group by segment_1, segment_2, segment_3, segment_4, segment_5, segment_6, segment_7, segment_8

),

-- What is told of each; the rest has no place, and so is one row.
told as (

    select
        *,
        place <= cast($most as integer) as is_told

    from walked

)

select
    case when is_told then segment_1 end as segment_1,
    case when is_told then segment_2 end as segment_2,
    case when is_told then segment_3 end as segment_3,
    case when is_told then segment_4 end as segment_4,
    case when is_told then segment_5 end as segment_5,
    case when is_told then segment_6 end as segment_6,
    case when is_told then segment_7 end as segment_7,
    case when is_told then segment_8 end as segment_8,
    count(*) as paths,
    cast(sum(customers) as bigint) as customers,
    cast(sum(net_amount_from) as bigint) as net_amount_from,
    cast(sum(net_amount_to) as bigint) as net_amount_to

from told
group by case when is_told then place end, 1, 2, 3, 4, 5, 6, 7, 8

order by min(place)
