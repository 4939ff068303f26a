/*
@model    customer_outcomes
@grain    from_date, to_date, customer_key
@inputs   flow_dates, rfm_scores, dated_states, asked_customers
@purpose  The scores of everyone on a date, beside what they did in the days that followed, where these are over.
@definition  Of each pair of flow_dates: the state on from_date, and what happened in (from_date, to_date]. Without a to_date
             the outcome is not known yet: null, never 0. A row exists for everyone with a sale order by from_date.
@columns
  from_date         DATE
  to_date           DATE     null: not over yet
  customer_key      INTEGER
  standing          VARCHAR  scored or lapsed
  r_score           INTEGER  null unless scored
  f_score           INTEGER
  m_score           INTEGER
  recency_days      BIGINT
  frequency_orders  BIGINT   in the look-back
  monetary_value    BIGINT   minor units, in the look-back
  bought_again      BIGINT   1 = an activity day in (from_date, to_date], 0 = none
  net_amount_next   BIGINT   minor units in (from_date, to_date]
*/
select
    flow_dates.from_date,
    flow_dates.to_date,
    states.customer_key,
    states.standing,
    states.r_score,
    states.f_score,
    states.m_score,
    states.recency_days,
    states.frequency_orders,
    states.monetary_value,
    cast(
        case
            when flow_dates.to_date is null then null
            when later.last_order_on > flow_dates.from_date then 1
            else 0
        end as bigint
    ) as bought_again,
    later.net_amount_so_far - states.net_amount_so_far as net_amount_next

from flow_dates
inner join rfm_scores as states
    on states.snapshot_date = flow_dates.from_date
left join dated_states as later
    on later.snapshot_date = flow_dates.to_date
    and later.customer_key = states.customer_key

where states.standing <> 'not_yet_customer'
    and states.customer_key in (select customer_key from asked_customers)
