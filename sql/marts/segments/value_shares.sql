/*
@model    value_shares
@grain    snapshot_date, customer_key
@inputs   customer_snapshots
@purpose  How much of all positive monetary value stands before a scored customer, the largest first.
@definition  total = sum of the positive values of scored customers; before = sum of those strictly greater than the
             customer's own. So the value that crosses a line belongs above it, and equal values always share a side.
             See metrics.md section 3.5.
@columns
  snapshot_date  DATE
  customer_key   INTEGER
  value_before   BIGINT   minor units
  value_total    BIGINT   minor units; 0 when nobody has a positive value
*/
with

scored as (

    select
        snapshot_date,
        customer_key,
        monetary_value

    from customer_snapshots
    where standing = 'scored'

),

-- Customers with the same value share a side: each value is placed once, so none of them stands before another.
amounts as (

    select
        snapshot_date,
        monetary_value,
        cast(count(*) as bigint) * case when monetary_value > 0 then monetary_value else 0 end as amount

    from scored
    group by snapshot_date, monetary_value

),

totals as (

    select
        snapshot_date,
        cast(sum(amount) as bigint) as value_total

    from amounts
    group by snapshot_date

),

places as (

    select
        snapshot_date,
        monetary_value,
        cast(sum(amount) over (partition by snapshot_date order by monetary_value desc nulls last) as bigint) - amount
            as value_before

    from amounts

)

select
    scored.snapshot_date,
    scored.customer_key,
    places.value_before,
    totals.value_total

from scored
inner join places
    on places.snapshot_date = scored.snapshot_date
    and places.monetary_value = scored.monetary_value
inner join totals
    on totals.snapshot_date = scored.snapshot_date
