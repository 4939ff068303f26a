/*
@model    cohort_activity
@grain    customer_key, cohort_no, period_offset
@inputs   customer_activity, customer_cohorts
@purpose  What a customer did so many periods after the cohort's: from the period of the first sale order (0) on.
@definition  What was returned before that period is in no cell.
@columns
  grain           VARCHAR
  customer_key    INTEGER
  group_value     VARCHAR
  cohort          VARCHAR
  cohort_no       INTEGER
  period_offset   INTEGER
  latest_offset   INTEGER  of the last period that has begun
  active_periods  BIGINT   1 for a buyer of the period, else 0
  orders          BIGINT
  net_amount      BIGINT   minor units
*/
select
    cohorts.grain,
    cohorts.customer_key,
    cohorts.group_value,
    cohorts.cohort,
    cohorts.cohort_no,
    activity.period_no - cohorts.cohort_no as period_offset,
    cohorts.latest_no - cohorts.cohort_no as latest_offset,
    activity.active_periods,
    activity.orders,
    activity.net_amount

-- The numbers of a grain lie between these two, those of other grains do not: by name, every customer would first be
-- paired with every period.
from customer_cohorts as cohorts
inner join customer_activity as activity
    on activity.customer_key = cohorts.customer_key
    and activity.period_no >= cohorts.cohort_no
    and activity.period_no <= cohorts.latest_no
