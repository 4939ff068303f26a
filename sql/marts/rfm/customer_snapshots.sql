/*
@model    customer_snapshots
@grain    snapshot_date, customer_key
@inputs   snapshot_dates, dated_states, counted_states, rules_in_force
@purpose  Recency, frequency and monetary value of everyone on each date, within the look-back.
@definition  The look-back is (snapshot_date - lookback_days, snapshot_date]: the state at its end less the state at its
             beginning; without lookback_days the whole history. See metrics.md section 1.3.
@columns
  snapshot_date           DATE
  customer_key            INTEGER
  first_order_on          DATE
  last_order_on           DATE
  recency_days            BIGINT   null without a sale order
  age_days                BIGINT   first order to snapshot_date; null without a sale order
  gap_status              VARCHAR
  orders_so_far           BIGINT
  order_days_so_far       BIGINT
  net_amount_so_far       BIGINT   minor units
  frequency_orders        BIGINT   sale orders in the look-back
  monetary_value          BIGINT   minor units, net amount in the look-back; may be 0 or negative
  order_days_in_lookback  BIGINT   activity days in the look-back
  standing                VARCHAR  scored; lapsed: active before the look-back only; not_yet_customer: no sale order yet
*/
with

openings as (

    select
        dates.snapshot_date,
        cast(dates.snapshot_date - rules.lookback_days * interval '1' day as date) as opens_after

    from snapshot_dates as dates
    cross join rules_in_force as rules

),

before_lookback as (

    select
        openings.snapshot_date,
        states.customer_key,
        states.orders_so_far,
        states.order_days_so_far,
        states.net_amount_so_far

    from counted_states as states
    inner join openings
        on states.valid_from <= openings.opens_after
        and states.valid_to > openings.opens_after

),

differences as (

    select
        states.snapshot_date,
        states.customer_key,
        states.first_order_on,
        states.last_order_on,
        states.recency_days,
        states.gap_status,
        states.orders_so_far,
        states.order_days_so_far,
        states.net_amount_so_far,
        states.orders_so_far - coalesce(before_lookback.orders_so_far, 0) as frequency_orders,
        states.net_amount_so_far - coalesce(before_lookback.net_amount_so_far, 0) as monetary_value,
        states.order_days_so_far - coalesce(before_lookback.order_days_so_far, 0) as order_days_in_lookback

    from dated_states as states
    left join before_lookback
        on before_lookback.snapshot_date = states.snapshot_date
        and before_lookback.customer_key = states.customer_key

    where states.customer_key > 0

)

select
    snapshot_date,
    customer_key,
    first_order_on,
    last_order_on,
    recency_days,
    cast(date_diff('day', first_order_on, snapshot_date) as bigint) as age_days,
    gap_status,
    orders_so_far,
    order_days_so_far,
    net_amount_so_far,
    frequency_orders,
    monetary_value,
    order_days_in_lookback,
    case
        when order_days_so_far = 0 then 'not_yet_customer'
        when order_days_in_lookback = 0 then 'lapsed'
        else 'scored'
    end as standing

from differences
