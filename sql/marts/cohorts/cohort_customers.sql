/*
@model    cohort_customers
@grain    kind, cohort_no, customer_key, customers, first_offset, last_offset
@inputs   on_cohort_customers, on_or_after_cohort_customers, bracket_cohort_customers, every_cohort_customers
@purpose  The customers of all cells of every kind of retention, and what each adds to the cells from one offset to another. A question gives the one kind it asks about.
@columns
  kind          VARCHAR
  cohort_no     INTEGER
  group_value   VARCHAR
  first_offset  INTEGER
  last_offset   INTEGER  itself among them
  customer_key  INTEGER
  customers     BIGINT   1 for a retained customer, else 0
  orders        BIGINT
  net_amount    BIGINT   minor units
*/
select
    kind,
    cohort_no,
    group_value,
    first_offset,
    last_offset,
    customer_key,
    customers,
    orders,
    net_amount
from on_cohort_customers

union all

select
    kind,
    cohort_no,
    group_value,
    first_offset,
    last_offset,
    customer_key,
    customers,
    orders,
    net_amount
from on_or_after_cohort_customers

union all

select
    kind,
    cohort_no,
    group_value,
    first_offset,
    last_offset,
    customer_key,
    customers,
    orders,
    net_amount
from bracket_cohort_customers

union all

select
    kind,
    cohort_no,
    group_value,
    first_offset,
    last_offset,
    customer_key,
    customers,
    orders,
    net_amount
from every_cohort_customers
