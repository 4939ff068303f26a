/*
@query    second_order
@inputs   customer_snapshots, customer_gaps, customer_groups, asked_customers
@params   as_of
@purpose  How long the customers of a day waited for their second order, or wait still, by group.
@definition  By activity days, as every gap is.
@columns
  group_value  VARCHAR  null without a group, or for those who have no value
  days         BIGINT
  closed       BIGINT   customers whose second order came after so many days
  open         BIGINT   customers who have waited so long and still do
*/
select
    groups.group_value,
    case when gaps.closed_on <= cast($as_of as date) then gaps.gap_days else states.age_days end as days,
    count(*) filter (where gaps.closed_on <= cast($as_of as date)) as closed,
    count(*) filter (where gaps.closed_on > cast($as_of as date)) as open

from customer_snapshots as states
inner join customer_gaps as gaps
    on gaps.customer_key = states.customer_key
    and gaps.opened_on = states.first_order_on
inner join customer_groups as groups
    on groups.customer_key = states.customer_key

where states.snapshot_date = cast($as_of as date)
    and states.customer_key in (select customer_key from asked_customers)

group by groups.group_value, days
order by groups.group_value nulls last, days
