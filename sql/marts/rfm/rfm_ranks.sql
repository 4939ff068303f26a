/*
@model    rfm_ranks
@grain    snapshot_date, measure, goodness
@inputs   customer_snapshots
@purpose  How many scored customers are worse than each value of recency, frequency and monetary value that occurs.
@definition  Equal values stand in one row, so they rank equal. Goodness grows from worse to better: recency counts negative.
@columns
  snapshot_date  DATE
  measure        VARCHAR  recency, frequency, monetary
  goodness       BIGINT   days (negative), orders, minor units
  customers      BIGINT   with this value
  worse          BIGINT   customers strictly worse
  n              BIGINT   scored customers
*/
with

scored as (

    select
        snapshot_date,
        recency_days,
        frequency_orders,
        monetary_value

    from customer_snapshots
    where standing = 'scored'

),

-- Goodness grows from worse to better, so that one rule serves all three measures.
measured as (

    select snapshot_date, 'recency' as measure, -recency_days as goodness, cast(count(*) as bigint) as customers
    from scored
    group by snapshot_date, recency_days

    union all

    select snapshot_date, 'frequency' as measure, frequency_orders as goodness, cast(count(*) as bigint) as customers
    from scored
    group by snapshot_date, frequency_orders

    union all

    select snapshot_date, 'monetary' as measure, monetary_value as goodness, cast(count(*) as bigint) as customers
    from scored
    group by snapshot_date, monetary_value

)

select
    snapshot_date,
    measure,
    goodness,
    customers,
    -- One row per value: the running sum less the value's own customers counts those strictly worse.
    cast(sum(customers) over (partition by snapshot_date, measure order by goodness) as bigint) - customers as worse,
    cast(sum(customers) over (partition by snapshot_date, measure) as bigint) as n

from measured
