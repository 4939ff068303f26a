/*
@model    cohort_sums
@kept     table
@grain    kind, cohort_no, group_value, first_offset, last_offset
@inputs   cohort_customers
@purpose  cohort_customers, summed: what the customers of a cohort add to its cells from one offset to another.
@definition  The first column beside the grain counts rows: without any there is no row, and an arrival takes it away.
@columns
  kind          VARCHAR  on, on_or_after, bracket, every
  cohort_no     INTEGER
  group_value   VARCHAR
  first_offset  INTEGER
  last_offset   INTEGER  itself among them
  summed        BIGINT   rows of cohort_customers
  customers     BIGINT
  orders        BIGINT
  net_amount    BIGINT   minor units
*/
select
    kind,
    cohort_no,
    group_value,
    first_offset,
    last_offset,
    cast(count(*) as bigint) as summed,
    cast(sum(customers) as bigint) as customers,
    cast(sum(orders) as bigint) as orders,
    cast(sum(net_amount) as bigint) as net_amount

from cohort_customers
group by kind, cohort_no, group_value, first_offset, last_offset
