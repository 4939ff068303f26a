/*
@model    on_cohort_customers
@grain    cohort_no, customer_key, first_offset, last_offset
@inputs   cohort_activity
@purpose  Retention by the kind on: who of a cohort bought in the period of the cell, and what each brought in it.
@definition  A row exists for everyone who did anything in it: a return brings money and is no retained customer.
@columns
  kind          VARCHAR
  cohort_no     INTEGER
  group_value   VARCHAR
  first_offset  INTEGER  the cell
  last_offset   INTEGER  the same
  customer_key  INTEGER
  customers     BIGINT   1 for a retained customer, else 0
  orders        BIGINT
  net_amount    BIGINT   minor units
*/
select
    'on' as kind,
    cohort_no,
    group_value,
    period_offset as first_offset,
    period_offset as last_offset,
    customer_key,
    active_periods as customers,
    orders,
    net_amount

from cohort_activity
