/*
@model    bracket_cohort_customers
@grain    cohort_no, customer_key, first_offset, last_offset
@inputs   cohort_activity, cohort_kinds
@purpose  Retention by the kind bracket: who of a cohort bought in any period of the bracket, and what each brought in all of them.
@columns
  kind          VARCHAR
  cohort_no     INTEGER
  group_value   VARCHAR
  first_offset  INTEGER  the cell, named by the first period of the bracket
  last_offset   INTEGER  the same
  customer_key  INTEGER
  customers     BIGINT   1 for a retained customer, else 0
  orders        BIGINT
  net_amount    BIGINT   minor units
*/
select
    brackets.kind,
    activity.cohort_no,
    activity.group_value,
    brackets.period_offset as first_offset,
    brackets.period_offset as last_offset,
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
    brackets.kind,
    activity.cohort_no,
    activity.group_value,
    brackets.period_offset,
    activity.customer_key
