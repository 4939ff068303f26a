/*
@model    every_cohort_customers
@grain    cohort_no, customer_key, first_offset, last_offset
@inputs   cohort_activity
@purpose  Retention by the kind every: who of a cohort bought in each period after the cohort's up to the cell's, and what each brought in them.
@definition  period_offset 0 is the cohort in its own period. A row exists for the retained alone: what was brought by one who
             skipped a period is in no cell from there on.
@columns
  kind          VARCHAR
  cohort_no     INTEGER
  group_value   VARCHAR
  first_offset  INTEGER  the cell
  last_offset   INTEGER  the same
  customer_key  INTEGER
  customers     BIGINT   1: a retained customer
  orders        BIGINT
  net_amount    BIGINT   minor units
*/
with

-- Of most customers the chain ends before it began: they need not be put in order.
back_at_once as (

    select
        cohort_no,
        customer_key

    from cohort_activity
    where period_offset = 1
        and active_periods > 0

),

up_to_here as (

    select
        activity.*,
        cast(sum(activity.active_periods) over timeline as bigint) as active_periods_so_far,
        cast(sum(activity.orders) over timeline as bigint) as orders_so_far,
        cast(sum(activity.net_amount) over timeline as bigint) as net_amount_so_far

    from cohort_activity as activity
    inner join back_at_once
        on back_at_once.cohort_no = activity.cohort_no
        and back_at_once.customer_key = activity.customer_key

    where activity.period_offset > 0
    window timeline as (
        partition by activity.customer_key, activity.cohort_no
        order by activity.period_offset nulls last
    )

)

select
    'every' as kind,
    cohort_no,
    group_value,
    period_offset as first_offset,
    period_offset as last_offset,
    customer_key,
    active_periods as customers,
    orders,
    net_amount

from cohort_activity
where period_offset = 0

union all

select
    'every' as kind,
    cohort_no,
    group_value,
    period_offset as first_offset,
    period_offset as last_offset,
    customer_key,
    cast(1 as bigint) as customers,
    orders_so_far as orders,
    net_amount_so_far as net_amount

from up_to_here
-- As many buying periods as have passed: none was skipped, and this one was not.
where active_periods_so_far = period_offset
