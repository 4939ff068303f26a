/*
@model    dated_states
@grain    snapshot_date, customer_key
@inputs   snapshot_dates, counted_states, rules_in_force
@purpose  The state of everyone on each of the dates asked about, over the whole history.
@definition  gap_status by the days since the last order: active up to dormant_days, dormant up to lost_days, then lost;
             null without a sale order. A row exists for everyone known by then, nobody (0) included.
@columns
  snapshot_date      DATE
  customer_key       INTEGER  0 is nobody
  first_order_on     DATE
  last_order_on      DATE
  recency_days       BIGINT   last order to snapshot_date; null without one
  gap_status         VARCHAR  active, dormant, lost
  orders_so_far      BIGINT
  order_days_so_far  BIGINT
  net_amount_so_far  BIGINT   minor units
*/
with

states as (

    select
        dates.snapshot_date,
        states.*,
        cast(date_diff('day', states.last_order_on, dates.snapshot_date) as bigint) as recency_days

    from counted_states as states
    inner join snapshot_dates as dates
        on states.valid_from <= dates.snapshot_date
        and states.valid_to > dates.snapshot_date

)

select
    states.snapshot_date,
    states.customer_key,
    states.first_order_on,
    states.last_order_on,
    states.recency_days,
    case
        when states.recency_days <= rules.dormant_days then 'active'
        when states.recency_days <= rules.lost_days then 'dormant'
        when states.recency_days > rules.lost_days then 'lost'
    end as gap_status,
    states.orders_so_far,
    states.order_days_so_far,
    states.net_amount_so_far

from states
cross join rules_in_force as rules
