/*
@model    bracket_cohort_customers
@grain    cohort_no, period_offset, customer_key
@inputs   cohort_activity, cohort_kinds
@purpose  Retention by the kind bracket: who of a cohort bought in any period of the bracket, and what each brought in all of them.
@columns
  grain          VARCHAR
  kind           VARCHAR
  cohort         VARCHAR
  cohort_no      INTEGER
  group_value    VARCHAR
  period_offset  INTEGER
  customer_key   INTEGER
  customers      BIGINT   1 for a retained customer, else 0
  orders         BIGINT
  net_amount     BIGINT   minor units
*/
select
    activity.grain,
    brackets.kind,
    activity.cohort,
    activity.cohort_no,
    activity.group_value,
    brackets.period_offset,
    activity.customer_key,
    max(activity.active_periods) as customers,
    cast(sum(activity.orders) as bigint) as orders,
    cast(sum(activity.net_amount) as bigint) as net_amount

from cohort_activity as activity
inner join cohort_kinds as brackets
    on activity.period_offset >= brackets.period_offset
    and activity.period_offset <= brackets.period_offset_to

where brackets.kind = 'bracket'

group by
    activity.grain,
    brackets.kind,
    activity.cohort,
    activity.cohort_no,
    activity.group_value,
    brackets.period_offset,
    activity.customer_key
