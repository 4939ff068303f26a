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

amounts as (

    select
        snapshot_date,
        customer_key,
        monetary_value,
        case when monetary_value > 0 then monetary_value else 0 end as amount

    from customer_snapshots
    where standing = 'scored'

)

select
    snapshot_date,
    customer_key,
    -- The running sum from the least on holds everybody with the same value too: all of them share a side.
    cast(sum(amount) over (partition by snapshot_date) as bigint)
    - cast(sum(amount) over (partition by snapshot_date order by monetary_value nulls last) as bigint) as value_before,
    cast(sum(amount) over (partition by snapshot_date) as bigint) as value_total

from amounts
