/*
@query    cohort_retention
@inputs   cohort_cells
@params   kind, grain, censored_before
@purpose  Retention of every cohort, oldest first, and below it the mean line: sums over complete cells, where cohort is null.
@columns
  cohort             VARCHAR  null: the mean line of the offset
  group_value        VARCHAR
  period_offset      INTEGER
  period_offset_to   INTEGER
  period             VARCHAR
  cohorts            INTEGER  for the mean line: how many cells it sums
  cohort_size        BIGINT
  customers          BIGINT
  retention_rate     DOUBLE   null over 0
  orders             BIGINT
  net_amount         BIGINT   minor units
  cohort_net_amount  BIGINT   minor units, of the cohort in its own period
  revenue_retention  DOUBLE   net_amount by cohort_net_amount; null over 0
  net_amount_per_customer  DOUBLE  minor units: net_amount by cohort_size, who did not come back included; null over 0
  is_complete        BOOLEAN
  left_censored      BOOLEAN
*/
with

cells as (

    select
        cohort,
        group_value,
        period_offset,
        period_offset_to,
        period,
        cast(null as integer) as cohorts,
        cohort_size,
        customers,
        orders,
        net_amount,
        cohort_net_amount,
        is_complete,
        cohort_starts_on < cast($censored_before as date) as left_censored

    from cohort_cells
    where kind = $kind
        and grain = $grain

),

means as (

    select
        cast(null as varchar) as cohort,
        group_value,
        period_offset,
        max(period_offset_to) as period_offset_to,
        cast(null as varchar) as period,
        cast(count(*) filter (where is_complete) as integer) as cohorts,
        cast(coalesce(sum(cohort_size) filter (where is_complete), 0) as bigint) as cohort_size,
        cast(coalesce(sum(customers) filter (where is_complete), 0) as bigint) as customers,
        cast(coalesce(sum(orders) filter (where is_complete), 0) as bigint) as orders,
        cast(coalesce(sum(net_amount) filter (where is_complete), 0) as bigint) as net_amount,
        cast(coalesce(sum(cohort_net_amount) filter (where is_complete), 0) as bigint) as cohort_net_amount,
        cast(null as boolean) as is_complete,
        cast(null as boolean) as left_censored

    from cells
    group by group_value, period_offset

)

select
    cohort,
    group_value,
    period_offset,
    period_offset_to,
    period,
    cohorts,
    cohort_size,
    customers,
    customers / nullif(cast(cohort_size as double), 0) as retention_rate,
    orders,
    net_amount,
    cohort_net_amount,
    net_amount / nullif(cast(cohort_net_amount as double), 0) as revenue_retention,
    net_amount / nullif(cast(cohort_size as double), 0) as net_amount_per_customer,
    is_complete,
    left_censored

from (
    select * from cells
    union all
    select * from means
) as told

order by cohort nulls last, group_value nulls last, period_offset
