/*
@model    former_value_shares
@grain    from_date, to_date, customer_key
@inputs   flow_dates, customer_snapshots
@purpose  How much of all positive monetary value of from_date would stand before a customer who is scored at to_date.
@definition  value_shares with the customer's own value of to_date among the values of from_date: the boundaries of from_date.
             total = sum of the positive values then; before = sum of those strictly greater. See metrics.md section 6.
@columns
  from_date     DATE
  to_date       DATE
  customer_key  INTEGER
  value_before  BIGINT   minor units
  value_total   BIGINT   minor units; 0 when nobody had a positive value
*/
with

-- Both dates of a pair, one below the other: a join on either of two is no join on equals.
dated as (

    select
        from_date,
        to_date,
        from_date as snapshot_date,
        1 as weight

    from flow_dates

    union all

    select
        from_date,
        to_date,
        to_date as snapshot_date,
        0 as weight

    from flow_dates

),

-- The values of both dates on one scale; only those of from_date weigh.
amounts as (

    select
        dated.from_date,
        dated.to_date,
        states.monetary_value,
        cast(
            sum(case when states.monetary_value > 0 then dated.weight * states.monetary_value else 0 end) as bigint
        ) as amount

    from dated
    inner join customer_snapshots as states
        on states.snapshot_date = dated.snapshot_date

    where states.standing = 'scored'
    group by dated.from_date, dated.to_date, states.monetary_value

),

shares as (

    select
        from_date,
        to_date,
        monetary_value,
        -- One row per value: the running sum less the value's own amount is that of the greater ones.
        cast(sum(amount) over (partition by from_date, to_date order by monetary_value desc nulls last) as bigint)
            - amount as value_before,
        cast(sum(amount) over (partition by from_date, to_date) as bigint) as value_total

    from amounts

)

select
    shares.from_date,
    shares.to_date,
    states.customer_key,
    shares.value_before,
    shares.value_total

from shares
inner join customer_snapshots as states
    on states.snapshot_date = shares.to_date
    and states.monetary_value = shares.monetary_value

where states.standing = 'scored'
