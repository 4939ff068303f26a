/*
@model    every_cohort_customers
@grain    cohort_no, period_offset, customer_key
@inputs   cohort_activity
@purpose  Retention by the kind every: who of a cohort bought in each period after the cohort's up to the cell's, and what each brought in them.
@definition  period_offset 0 is the cohort in its own period. A row exists for the retained alone: what was brought by one who
             skipped a period is in no cell from there on.
@columns
  grain          VARCHAR
  kind           VARCHAR
  cohort         VARCHAR
  cohort_no      INTEGER
  group_value    VARCHAR
  period_offset  INTEGER
  customer_key   INTEGER
  customers      BIGINT   1: a retained customer
  orders         BIGINT
  net_amount     BIGINT   minor units
*/
with

up_to_here as (

    select
        *,
        cast(sum(active_periods) over timeline as bigint) as active_periods_so_far,
        cast(sum(orders) over timeline as bigint) as orders_so_far,
        cast(sum(net_amount) over timeline as bigint) as net_amount_so_far

    from cohort_activity
    where period_offset > 0
    window timeline as (partition by customer_key, cohort_no order by period_offset nulls last)

)

select
    grain,
    'every' as kind,
    cohort,
    cohort_no,
    group_value,
    period_offset,
    customer_key,
    active_periods as customers,
    orders,
    net_amount

from cohort_activity
where period_offset = 0

union all

select
    grain,
    'every' as kind,
    cohort,
    cohort_no,
    group_value,
    period_offset,
    customer_key,
    cast(1 as bigint) as customers,
    orders_so_far as orders,
    net_amount_so_far as net_amount

from up_to_here
-- As many buying periods as have passed: none was skipped, and this one was not.
where active_periods_so_far = period_offset
