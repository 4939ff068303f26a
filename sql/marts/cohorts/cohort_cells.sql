/*
@model    cohort_cells
@grain    kind, cohort_no, group_value, period_offset
@inputs   cohort_spans, cohort_sizes, cohort_sums
@purpose  Retention: how many of a cohort came back so many periods later, and what the cohort brought.
@definition  Every cohort with a customer has a cell for every period begun, empty ones with 0. Money and orders are those of
             all customers of the cohort in the periods of the cell, so a return counts where nobody came back; for every, of
             those retained, in all the periods from cohort + 1 to the cell's.
@columns
  grain              VARCHAR
  kind               VARCHAR
  cohort             VARCHAR
  cohort_no          INTEGER
  cohort_starts_on   DATE
  group_value        VARCHAR  the value of the dimension asked about; null without one
  period             VARCHAR  the period of period_offset
  period_offset      INTEGER
  period_offset_to   INTEGER
  cohort_size        BIGINT   customers with their first sale order in the cohort's period
  customers          BIGINT
  orders             BIGINT
  net_amount         BIGINT   minor units
  cohort_net_amount  BIGINT   minor units, of the cohort in its own period
  is_complete        BOOLEAN
*/
with

cells as (

    select
        spans.kind,
        spans.cohort_no,
        spans.period_offset,
        sums.group_value,
        cast(sum(sums.customers) as bigint) as customers,
        cast(sum(sums.orders) as bigint) as orders,
        cast(sum(sums.net_amount) as bigint) as net_amount

    from cohort_spans as spans
    inner join cohort_sums as sums
        on sums.kind = spans.kind
        and sums.cohort_no = spans.cohort_no
        and sums.first_offset <= spans.period_offset
        and sums.last_offset >= spans.period_offset

    group by spans.kind, spans.cohort_no, spans.period_offset, sums.group_value

)

select
    spans.grain,
    spans.kind,
    spans.cohort,
    spans.cohort_no,
    spans.cohort_starts_on,
    sizes.group_value,
    spans.period,
    spans.period_offset,
    spans.period_offset_to,
    sizes.cohort_size,
    coalesce(cells.customers, 0) as customers,
    coalesce(cells.orders, 0) as orders,
    coalesce(cells.net_amount, 0) as net_amount,
    sizes.cohort_net_amount,
    spans.is_complete

from cohort_spans as spans
inner join cohort_sizes as sizes
    on sizes.cohort_no = spans.cohort_no
left join cells
    on cells.kind = spans.kind
    and cells.cohort_no = spans.cohort_no
    and cells.period_offset = spans.period_offset
    and cells.group_value is not distinct from sizes.group_value
