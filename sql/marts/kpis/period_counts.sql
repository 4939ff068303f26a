/*
@model    period_counts
@grain    period, customer_key, is_identified, last_order_on
@inputs   period_bounds, customer_changes, idle_customers, asked_customers, customers_left_out
@purpose  customer_periods, counted: a row for each customer who did anything in a period, and one for all who did nothing and last
          ordered on the same day.
@columns
  period             VARCHAR
  day_before         DATE
  customer_key       INTEGER  -1: several, counted together
  customers          BIGINT
  is_identified      BOOLEAN
  orders             BIGINT   sale orders in the period
  order_days         BIGINT   activity days in the period; above 0 = a buyer
  order_days_before  BIGINT   activity days up to the day before, of several the fewest; null for who was unknown by then
  net_amount         BIGINT   minor units in the period
  is_new             BOOLEAN  first activity day in the period
  bought_before      BOOLEAN  a buyer of the previous period
  gap_status_before  VARCHAR  active, dormant, lost on the day before; null without an order by then
  gap_status         VARCHAR  the same at the end
  last_order_before  DATE     known on the day before
  last_order_on      DATE
*/
with

done as (

    select
        bounds.*,
        changes.customer_key,
        cast(1 as bigint) as customers,
        changes.customer_key > 0 as is_identified,
        changes.orders,
        changes.order_days,
        changes.order_days_before,
        changes.net_amount,
        changes.first_order_on,
        changes.last_order_before,
        changes.last_order_on

    from customer_changes as changes
    inner join period_bounds as bounds
        on bounds.period = changes.period

    where changes.customer_key in (select customer_key from asked_customers)
        and changes.customer_key not in (select customer_key from customers_left_out)

    union all

    select
        bounds.*,
        cast(-1 as integer) as customer_key,
        idle.customers,
        idle.is_identified,
        cast(0 as bigint) as orders,
        cast(0 as bigint) as order_days,
        idle.order_days_before,
        cast(0 as bigint) as net_amount,
        -- Not in the period, whenever it was.
        idle.last_order_on as first_order_on,
        idle.last_order_on as last_order_before,
        idle.last_order_on

    from idle_customers as idle
    inner join period_bounds as bounds
        on bounds.period = idle.period

)

select
    period,
    day_before,
    customer_key,
    customers,
    is_identified,
    orders,
    order_days,
    order_days_before,
    net_amount,
    coalesce(first_order_on >= starts_on, false) as is_new,
    coalesce(last_order_before > day_before_previous, false) as bought_before,
    case
        when last_order_before >= active_since_before then 'active'
        when last_order_before >= dormant_since_before then 'dormant'
        when last_order_before < dormant_since_before then 'lost'
    end as gap_status_before,
    case
        when last_order_on >= active_since then 'active'
        when last_order_on >= dormant_since then 'dormant'
        when last_order_on < dormant_since then 'lost'
    end as gap_status,
    last_order_before,
    last_order_on

from done
