/*
@model    customer_rhythms
@grain    customer_key, last_order_on
@inputs   customer_snapshots, customer_gaps, rules_in_force
@purpose  The median gap of a customer's own, of those not lost who have closed one: it changes with their last order only.
@columns
  customer_key   INTEGER
  last_order_on  DATE
  median_twice   BIGINT   days, doubled to stay whole
*/
with

-- Several dates often see the same last order.
asked as (

    select distinct
        snapshots.customer_key,
        snapshots.last_order_on,
        snapshots.order_days_so_far - 1 as closed_gaps

    from customer_snapshots as snapshots
    cross join rules_in_force as rules

    where snapshots.recency_days <= rules.lost_days
        and snapshots.order_days_so_far > 1

),

ranked as (

    select
        asked.customer_key,
        asked.last_order_on,
        asked.closed_gaps,
        gaps.gap_days,
        row_number() over (
            partition by asked.customer_key, asked.last_order_on
            order by gaps.gap_days nulls last, gaps.opened_on nulls last
        ) as place

    from asked
    inner join customer_gaps as gaps
        on gaps.customer_key = asked.customer_key
        and gaps.closed_on <= asked.last_order_on

)

select
    customer_key,
    last_order_on,
    min(case when 2 * place >= closed_gaps then gap_days end)
    + min(case when 2 * place > closed_gaps then gap_days end) as median_twice

from ranked
group by customer_key, last_order_on
