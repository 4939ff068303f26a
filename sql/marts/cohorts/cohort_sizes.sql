/*
@model    cohort_sizes
@kept     table
@grain    cohort_no, group_value
@inputs   cohort_activity
@purpose  How many customers a cohort has, and what they brought in its own period.
@definition  The first column beside the grain counts rows: without any there is no row, and an arrival takes it away.
@columns
  cohort_no          INTEGER
  group_value        VARCHAR  the value of the dimension asked about; null without one
  cohort_size        BIGINT   customers with their first sale order in the cohort's period
  cohort_net_amount  BIGINT   minor units
*/
select
    cohort_no,
    group_value,
    cast(count(*) as bigint) as cohort_size,
    cast(sum(net_amount) as bigint) as cohort_net_amount

from cohort_activity
where period_offset = 0
group by cohort_no, group_value
