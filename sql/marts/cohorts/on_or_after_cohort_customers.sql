/*
@model    on_or_after_cohort_customers
@grain    cohort_no, customer_key, customers, last_offset
@inputs   cohort_activity
@purpose  Retention by the kind on_or_after: who of a cohort bought in the period of the cell or later, and what each brought from then on.
@definition  What is brought in a period is in all cells up to it; the customer, in all up to the last period of a purchase.
             Never more customers at a later offset.
@columns
  kind          VARCHAR
  cohort_no     INTEGER
  group_value   VARCHAR
  first_offset  INTEGER  0
  last_offset   INTEGER  the period in which it was brought, or the last of a purchase
  customer_key  INTEGER
  customers     BIGINT   1 for the retained customer, in a row without money
  orders        BIGINT
  net_amount    BIGINT   minor units
*/
select
    'on_or_after' as kind,
    cohort_no,
    group_value,
    cast(0 as integer) as first_offset,
    period_offset as last_offset,
    customer_key,
    cast(0 as bigint) as customers,
    orders,
    net_amount

from cohort_activity

union all

select
    'on_or_after' as kind,
    cohort_no,
    group_value,
    cast(0 as integer) as first_offset,
    max(period_offset) as last_offset,
    customer_key,
    cast(1 as bigint) as customers,
    cast(0 as bigint) as orders,
    cast(0 as bigint) as net_amount

from cohort_activity
where active_periods > 0
group by cohort_no, group_value, customer_key
