/*
@model    every_cohort_customers
@grain    cohort_no, period_offset, customer_key
@inputs   cohort_activity, cohort_spans
@purpose  Retention by the kind every: who of a cohort bought in each period after the cohort's up to the cell's, and what each brought in them.
@definition  period_offset 0 is the cohort in its own period. A row exists from the customer's next deed on, retained or not.
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
with

-- A row stands for all offsets up to the one before the next: nothing happens there.
up_to_here as (

    select
        *,
        coalesce(lead(period_offset) over timeline, latest_offset + 1) as next_offset,
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
    up_to_here.grain,
    spans.kind,
    up_to_here.cohort,
    up_to_here.cohort_no,
    up_to_here.group_value,
    spans.period_offset,
    up_to_here.customer_key,
    case
        when up_to_here.active_periods_so_far = spans.period_offset then cast(1 as bigint) else cast(0 as bigint)
    end as customers,
    up_to_here.orders_so_far as orders,
    up_to_here.net_amount_so_far as net_amount

from up_to_here
inner join cohort_spans as spans
    on spans.cohort_no = up_to_here.cohort_no
    and spans.period_offset >= up_to_here.period_offset
    and spans.period_offset < up_to_here.next_offset

where spans.kind = 'every'
