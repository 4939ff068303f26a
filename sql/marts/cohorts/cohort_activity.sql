/*
@model    cohort_activity
@kept     held
@grain    cohort_no, customer_key, period_offset
@inputs   periods, customer_changes, counted_states, customer_groups, asked_customers
@purpose  What a customer did so many periods after the cohort's: from the period of the first sale order (0) on.
@definition  The cohort is the period of the first activity day, once for each grain: it is the same in all states of a
             customer from then on. What was returned before that period is in no cell.
@columns
  cohort_no       INTEGER  period_no of the cohort, which is of one grain alone
  customer_key    INTEGER
  group_value     VARCHAR  the value of the dimension asked about; null without one
  period_offset   INTEGER
  active_periods  BIGINT   1 for a buyer of the period, else 0
  orders          BIGINT   sale orders in the period
  net_amount      BIGINT   minor units in the period
*/
with

-- Day by day, so that customers find their cohort without being compared with each period.
beginnings as (

    select
        periods.grain,
        periods.period_no as cohort_no,
        days.first_order_on

    from (select distinct first_order_on from counted_states) as days
    inner join periods
        on days.first_order_on >= periods.starts_on
        and days.first_order_on <= periods.ends_on

)

select
    beginnings.cohort_no,
    changes.customer_key,
    customer_groups.group_value,
    periods.period_no - beginnings.cohort_no as period_offset,
    case when changes.order_days > 0 then cast(1 as bigint) else cast(0 as bigint) end as active_periods,
    changes.orders,
    changes.net_amount

-- Who has not ordered by the end of a period has no first order then, and is in no cohort.
from customer_changes as changes
inner join periods
    on periods.period = changes.period
inner join beginnings
    on beginnings.grain = periods.grain
    and beginnings.first_order_on = changes.first_order_on
-- Also of those who are no customers any more: a build that corrects cohorts reads how they stood before.
left join customer_groups
    on customer_groups.customer_key = changes.customer_key

where periods.period_no is not null
    and changes.customer_key in (select customer_key from asked_customers)
