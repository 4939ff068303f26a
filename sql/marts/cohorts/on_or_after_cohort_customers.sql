/*
@model    on_or_after_cohort_customers
@grain    cohort_no, period_offset, customer_key
@inputs   cohort_activity, cohort_spans
@purpose  Retention by the kind on_or_after: who of a cohort bought in the period of the cell or later, and what each brought from then on.
@definition  A row exists while anything is still to come of the customer. Never more customers at a later offset.
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

-- Summed from the last period back: a row stands for all offsets after the one before it.
from_here_on as (

    select
        *,
        coalesce(lead(period_offset) over backwards, -1) as previous_offset,
        cast(sum(active_periods) over backwards as bigint) as active_periods_to_come,
        cast(sum(orders) over backwards as bigint) as orders_to_come,
        cast(sum(net_amount) over backwards as bigint) as net_amount_to_come

    from cohort_activity
    window backwards as (partition by customer_key, cohort_no order by period_offset desc nulls last)

)

select
    from_here_on.grain,
    spans.kind,
    from_here_on.cohort,
    from_here_on.cohort_no,
    from_here_on.group_value,
    spans.period_offset,
    from_here_on.customer_key,
    case when from_here_on.active_periods_to_come > 0 then cast(1 as bigint) else cast(0 as bigint) end as customers,
    from_here_on.orders_to_come as orders,
    from_here_on.net_amount_to_come as net_amount

from from_here_on
inner join cohort_spans as spans
    on spans.cohort_no = from_here_on.cohort_no
    and spans.period_offset > from_here_on.previous_offset
    and spans.period_offset <= from_here_on.period_offset

where spans.kind = 'on_or_after'
