/*
@model    seg_map_scores
@grain    snapshot_date, customer_key
@inputs   customer_snapshots, customers
@purpose  The scores of the preset seg_map, in the place of rfm_scores: those of the notebook with the segment map.
@definition  Recency (reversed) and monetary value by type 7 quantiles, frequency by the row number in the order of
             (frequency, customer id), which parts equal customers. All bins are closed on the right, so score = 1 + number
             of edges strictly below. Edges are those of each date. See metrics.md section 2.
@columns
  snapshot_date           DATE
  customer_key            INTEGER
  first_order_on          DATE
  last_order_on           DATE
  recency_days            BIGINT
  age_days                BIGINT
  gap_status              VARCHAR
  orders_so_far           BIGINT
  order_days_so_far       BIGINT
  net_amount_so_far       BIGINT   minor units
  frequency_orders        BIGINT
  monetary_value          BIGINT   minor units
  order_days_in_lookback  BIGINT
  standing                VARCHAR
  r_score                 INTEGER  null unless scored
  f_score                 INTEGER  null unless scored
  m_score                 INTEGER  null unless scored
*/
with

measured as (

    select snapshot_date, customer_key, 'recency' as measure, recency_days as value
    from customer_snapshots
    where standing = 'scored'

    union all

    select snapshot_date, customer_key, 'monetary' as measure, monetary_value as value
    from customer_snapshots
    where standing = 'scored'

),

places as (

    select
        snapshot_date,
        measure,
        value,
        cast(row_number() over (partition by snapshot_date, measure order by value nulls last, customer_key) as bigint) - 1 as place,
        cast(count(*) over (partition by snapshot_date, measure) as bigint) as n

    from measured

),

-- Type 7: the value at (n - 1) * k / 5, between two neighbours in proportion; five times it, to stay whole.
edges as (

    select
        snapshot_date,
        cast(sum(
            case
                when measure <> 'recency' then 0
                when place = (n - 1) * 1 / 5 then (5 - (n - 1) * 1 % 5) * value
                when place = (n - 1) * 1 / 5 + 1 then ((n - 1) * 1 % 5) * value
                else 0
            end
        ) as bigint) as recency_1,
        cast(sum(
            case
                when measure <> 'recency' then 0
                when place = (n - 1) * 2 / 5 then (5 - (n - 1) * 2 % 5) * value
                when place = (n - 1) * 2 / 5 + 1 then ((n - 1) * 2 % 5) * value
                else 0
            end
        ) as bigint) as recency_2,
        cast(sum(
            case
                when measure <> 'recency' then 0
                when place = (n - 1) * 3 / 5 then (5 - (n - 1) * 3 % 5) * value
                when place = (n - 1) * 3 / 5 + 1 then ((n - 1) * 3 % 5) * value
                else 0
            end
        ) as bigint) as recency_3,
        cast(sum(
            case
                when measure <> 'recency' then 0
                when place = (n - 1) * 4 / 5 then (5 - (n - 1) * 4 % 5) * value
                when place = (n - 1) * 4 / 5 + 1 then ((n - 1) * 4 % 5) * value
                else 0
            end
        ) as bigint) as recency_4,
        cast(sum(
            case
                when measure <> 'monetary' then 0
                when place = (n - 1) * 1 / 5 then (5 - (n - 1) * 1 % 5) * value
                when place = (n - 1) * 1 / 5 + 1 then ((n - 1) * 1 % 5) * value
                else 0
            end
        ) as bigint) as monetary_1,
        cast(sum(
            case
                when measure <> 'monetary' then 0
                when place = (n - 1) * 2 / 5 then (5 - (n - 1) * 2 % 5) * value
                when place = (n - 1) * 2 / 5 + 1 then ((n - 1) * 2 % 5) * value
                else 0
            end
        ) as bigint) as monetary_2,
        cast(sum(
            case
                when measure <> 'monetary' then 0
                when place = (n - 1) * 3 / 5 then (5 - (n - 1) * 3 % 5) * value
                when place = (n - 1) * 3 / 5 + 1 then ((n - 1) * 3 % 5) * value
                else 0
            end
        ) as bigint) as monetary_3,
        cast(sum(
            case
                when measure <> 'monetary' then 0
                when place = (n - 1) * 4 / 5 then (5 - (n - 1) * 4 % 5) * value
                when place = (n - 1) * 4 / 5 + 1 then ((n - 1) * 4 % 5) * value
                else 0
            end
        ) as bigint) as monetary_4

    from places
    group by snapshot_date

),

numbered as (

    select
        states.snapshot_date,
        states.customer_key,
        cast(row_number() over (
            partition by states.snapshot_date
            order by states.frequency_orders nulls last, customers.customer_id nulls last, states.customer_key
        ) as bigint) as place,
        cast(count(*) over (partition by states.snapshot_date) as bigint) as n

    from customer_snapshots as states
    inner join customers
        on customers.customer_key = states.customer_key

    where states.standing = 'scored'

)

select
    states.snapshot_date,
    states.customer_key,
    states.first_order_on,
    states.last_order_on,
    states.recency_days,
    states.age_days,
    states.gap_status,
    states.orders_so_far,
    states.order_days_so_far,
    states.net_amount_so_far,
    states.frequency_orders,
    states.monetary_value,
    states.order_days_in_lookback,
    states.standing,
    case
        when states.standing = 'scored'
            then 5 - (
            0
                + case when 5 * states.recency_days > edges.recency_1 then 1 else 0 end
                + case when 5 * states.recency_days > edges.recency_2 then 1 else 0 end
                + case when 5 * states.recency_days > edges.recency_3 then 1 else 0 end
                + case when 5 * states.recency_days > edges.recency_4 then 1 else 0 end
            )
    end as r_score,
    case
        when states.standing = 'scored'
            then 1
            + case when 5 * (numbered.place - 1) > 1 * (numbered.n - 1) then 1 else 0 end
            + case when 5 * (numbered.place - 1) > 2 * (numbered.n - 1) then 1 else 0 end
            + case when 5 * (numbered.place - 1) > 3 * (numbered.n - 1) then 1 else 0 end
            + case when 5 * (numbered.place - 1) > 4 * (numbered.n - 1) then 1 else 0 end
    end as f_score,
    case
        when states.standing = 'scored'
            then 1
            + case when 5 * states.monetary_value > edges.monetary_1 then 1 else 0 end
            + case when 5 * states.monetary_value > edges.monetary_2 then 1 else 0 end
            + case when 5 * states.monetary_value > edges.monetary_3 then 1 else 0 end
            + case when 5 * states.monetary_value > edges.monetary_4 then 1 else 0 end
    end as m_score

from customer_snapshots as states
left join edges
    on edges.snapshot_date = states.snapshot_date
left join numbered
    on numbered.snapshot_date = states.snapshot_date
    and numbered.customer_key = states.customer_key
