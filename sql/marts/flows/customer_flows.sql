/*
@model    customer_flows
@grain    scheme, from_date, to_date, customer_key
@inputs   flow_dates, customer_segments, asked_customers
@purpose  Where a customer was at from_date and is at to_date. Staying is a flow. A row exists for everyone with a sale order by to_date.
@definition  Who had none by from_date comes from not_yet_customer, with the amount known by then (a return may precede the
             first sale). moved_by: purchase = an activity day in (from_date, to_date], waiting = none; a return alone is
             waiting. See metrics.md section 6.
@columns
  scheme           VARCHAR
  from_date        DATE
  to_date          DATE
  customer_key     INTEGER
  from_segment     VARCHAR
  to_segment       VARCHAR
  moved_by         VARCHAR  purchase or waiting
  net_amount_from  BIGINT   minor units, in the look-back of from_date
  net_amount_to    BIGINT   minor units, in the look-back of to_date
*/
select
    later.scheme,
    flow_dates.from_date,
    flow_dates.to_date,
    later.customer_key,
    coalesce(earlier.segment, 'not_yet_customer') as from_segment,
    later.segment as to_segment,
    case when later.last_order_on > flow_dates.from_date then 'purchase' else 'waiting' end as moved_by,
    coalesce(earlier.monetary_value, 0) as net_amount_from,
    later.monetary_value as net_amount_to

from flow_dates
inner join customer_segments as later
    on later.snapshot_date = flow_dates.to_date
left join customer_segments as earlier
    on earlier.snapshot_date = flow_dates.from_date
    and earlier.scheme = later.scheme
    and earlier.customer_key = later.customer_key

where later.segment <> 'not_yet_customer'
    and later.customer_key in (select customer_key from asked_customers)
