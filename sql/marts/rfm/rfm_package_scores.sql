/*
@model    rfm_package_scores
@grain    snapshot_date, customer_key
@inputs   snapshot_dates, customer_snapshots, order_parts, rules_in_force
@purpose  The scores of the preset rfm_package, in the place of rfm_scores: those of the R package rfm.
@definition  Frequency counts rows, not orders. Score = 1 + number of edges at or below the value, edge = type 7 quantile + 1
             (a day, a row, a currency unit: 100 minor units); recency reversed. Edges are those of each date. See metrics.md section 2.
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
  frequency_orders        BIGINT   rows in the look-back
  monetary_value          BIGINT   minor units
  order_days_in_lookback  BIGINT
  standing                VARCHAR
  r_score                 INTEGER  null unless scored
  f_score                 INTEGER  null unless scored
  m_score                 INTEGER  null unless scored
*/
with

lines as (

    select
        dates.snapshot_date,
        parts.customer_key,
        cast(sum(parts.lines) as bigint) as lines

    from snapshot_dates as dates
    cross join rules_in_force as rules
    inner join order_parts as parts
        on parts.ordered_on <= dates.snapshot_date
        and (
            rules.lookback_days is null
            or parts.ordered_on > cast(dates.snapshot_date - rules.lookback_days * interval '1' day as date)
        )

    group by dates.snapshot_date, parts.customer_key

),

states as (

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
        coalesce(lines.lines, 0) as frequency_orders,
        states.monetary_value,
        states.order_days_in_lookback,
        states.standing

    from customer_snapshots as states
    left join lines
        on lines.snapshot_date = states.snapshot_date
        and lines.customer_key = states.customer_key

),

measured as (

    select snapshot_date, customer_key, 'recency' as measure, recency_days as value
    from states
    where standing = 'scored'

    union all

    select snapshot_date, customer_key, 'frequency' as measure, frequency_orders as value
    from states
    where standing = 'scored'

    union all

    select snapshot_date, customer_key, 'monetary' as measure, monetary_value as value
    from states
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
                when measure <> 'frequency' then 0
                when place = (n - 1) * 1 / 5 then (5 - (n - 1) * 1 % 5) * value
                when place = (n - 1) * 1 / 5 + 1 then ((n - 1) * 1 % 5) * value
                else 0
            end
        ) as bigint) as frequency_1,
        cast(sum(
            case
                when measure <> 'frequency' then 0
                when place = (n - 1) * 2 / 5 then (5 - (n - 1) * 2 % 5) * value
                when place = (n - 1) * 2 / 5 + 1 then ((n - 1) * 2 % 5) * value
                else 0
            end
        ) as bigint) as frequency_2,
        cast(sum(
            case
                when measure <> 'frequency' then 0
                when place = (n - 1) * 3 / 5 then (5 - (n - 1) * 3 % 5) * value
                when place = (n - 1) * 3 / 5 + 1 then ((n - 1) * 3 % 5) * value
                else 0
            end
        ) as bigint) as frequency_3,
        cast(sum(
            case
                when measure <> 'frequency' then 0
                when place = (n - 1) * 4 / 5 then (5 - (n - 1) * 4 % 5) * value
                when place = (n - 1) * 4 / 5 + 1 then ((n - 1) * 4 % 5) * value
                else 0
            end
        ) as bigint) as frequency_4,
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
                + case when 5 * states.recency_days >= edges.recency_1 + 5 then 1 else 0 end
                + case when 5 * states.recency_days >= edges.recency_2 + 5 then 1 else 0 end
                + case when 5 * states.recency_days >= edges.recency_3 + 5 then 1 else 0 end
                + case when 5 * states.recency_days >= edges.recency_4 + 5 then 1 else 0 end
            )
    end as r_score,
    case
        when states.standing = 'scored'
            then 1
            + case when 5 * states.frequency_orders >= edges.frequency_1 + 5 then 1 else 0 end
            + case when 5 * states.frequency_orders >= edges.frequency_2 + 5 then 1 else 0 end
            + case when 5 * states.frequency_orders >= edges.frequency_3 + 5 then 1 else 0 end
            + case when 5 * states.frequency_orders >= edges.frequency_4 + 5 then 1 else 0 end
    end as f_score,
    case
        when states.standing = 'scored'
            then 1
            + case when 5 * states.monetary_value >= edges.monetary_1 + 500 then 1 else 0 end
            + case when 5 * states.monetary_value >= edges.monetary_2 + 500 then 1 else 0 end
            + case when 5 * states.monetary_value >= edges.monetary_3 + 500 then 1 else 0 end
            + case when 5 * states.monetary_value >= edges.monetary_4 + 500 then 1 else 0 end
    end as m_score

from states
left join edges
    on edges.snapshot_date = states.snapshot_date
