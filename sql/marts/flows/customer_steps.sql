/*
@model    customer_steps
@grain    scheme, from_date, to_date, customer_key
@inputs   flow_dates, customer_segments, segments_by_former_boundaries, asked_customers
@purpose  Where a customer was at from_date and is at to_date. Staying is a step. A row exists for everyone with a sale order by to_date.
@definition  Who had none by from_date comes from not_yet_customer, whatever the scheme calls them, with the amount known by then (a return may precede the
             first sale). moved_by: purchase = an activity day in (from_date, to_date], waiting = none; a return alone is
             waiting. A move that vanishes when to_date is read by the boundaries of from_date was made by moving boundaries.
             See metrics.md section 6.
@columns
  scheme               VARCHAR
  from_date            DATE
  to_date              DATE
  customer_key         INTEGER
  from_segment         VARCHAR
  to_segment           VARCHAR
  moved_by             VARCHAR  purchase or waiting
  moved_by_boundaries  BOOLEAN
  net_amount_from      BIGINT   minor units, in the look-back of from_date
  net_amount_to        BIGINT   minor units, in the look-back of to_date
*/
select
    later.scheme,
    flow_dates.from_date,
    flow_dates.to_date,
    later.customer_key,
    case when earlier.last_order_on is null then 'not_yet_customer' else earlier.segment end as from_segment,
    later.segment as to_segment,
    case when later.last_order_on > flow_dates.from_date then 'purchase' else 'waiting' end as moved_by,
    coalesce(former.segment = earlier.segment and later.segment <> earlier.segment, false) as moved_by_boundaries,
    coalesce(earlier.monetary_value, 0) as net_amount_from,
    later.monetary_value as net_amount_to

from flow_dates
inner join customer_segments as later
    on later.snapshot_date = flow_dates.to_date
left join customer_segments as earlier
    on earlier.snapshot_date = flow_dates.from_date
    and earlier.scheme = later.scheme
    and earlier.customer_key = later.customer_key
left join segments_by_former_boundaries as former
    on former.from_date = flow_dates.from_date
    and former.to_date = flow_dates.to_date
    and former.scheme = later.scheme
    and former.customer_key = later.customer_key

where later.last_order_on is not null
    and later.customer_key in (select customer_key from asked_customers)
