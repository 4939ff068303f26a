/*
@model    cohort_customers
@grain    kind, cohort_no, period_offset, customer_key
@inputs   on_cohort_customers, on_or_after_cohort_customers, bracket_cohort_customers, every_cohort_customers
@purpose  The customers of every cell of every kind of retention, and what each adds to it. A question gives the one kind it asks about.
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
    grain,
    kind,
    cohort,
    cohort_no,
    group_value,
    period_offset,
    customer_key,
    customers,
    orders,
    net_amount
from on_cohort_customers

union all

select
    grain,
    kind,
    cohort,
    cohort_no,
    group_value,
    period_offset,
    customer_key,
    customers,
    orders,
    net_amount
from on_or_after_cohort_customers

union all

select
    grain,
    kind,
    cohort,
    cohort_no,
    group_value,
    period_offset,
    customer_key,
    customers,
    orders,
    net_amount
from bracket_cohort_customers

union all

select
    grain,
    kind,
    cohort,
    cohort_no,
    group_value,
    period_offset,
    customer_key,
    customers,
    orders,
    net_amount
from every_cohort_customers
