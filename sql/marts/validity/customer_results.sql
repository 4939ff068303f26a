/*
@model    customer_results
@grain    scheme, from_date, to_date, customer_key
@inputs   flow_dates, scheme_segments, customer_segments, dated_states, asked_customers
@purpose  What everyone bought in the days after a date, beside the segment they were in on it.
@definition  Segments are frozen at from_date; what came is the state at to_date less that at from_date. Who had no sale order
             by from_date is not_yet_customer, whatever the scheme calls them. A row exists for everyone with a sale order by
             to_date or a net amount in between, so that the amounts add up to the net sales of customers. See metrics.md
             section 9.
@columns
  scheme           VARCHAR
  from_date        DATE
  to_date          DATE
  customer_key     INTEGER
  segment          VARCHAR  at from_date
  monetary_value   BIGINT   minor units, in the look-back of from_date
  has_bought       BOOLEAN  an activity day in (from_date, to_date]
  orders_next      BIGINT   sale orders in (from_date, to_date]
  net_amount_next  BIGINT   minor units in (from_date, to_date]
*/
with

schemes as (

    select distinct scheme
    from scheme_segments

)

select
    schemes.scheme,
    flow_dates.from_date,
    flow_dates.to_date,
    later.customer_key,
    case when origins.last_order_on is null then 'not_yet_customer' else origins.segment end as segment,
    coalesce(origins.monetary_value, 0) as monetary_value,
    coalesce(later.last_order_on > flow_dates.from_date, false) as has_bought,
    later.orders_so_far - coalesce(earlier.orders_so_far, 0) as orders_next,
    later.net_amount_so_far - coalesce(earlier.net_amount_so_far, 0) as net_amount_next

from flow_dates
cross join schemes
inner join dated_states as later
    on later.snapshot_date = flow_dates.to_date
left join dated_states as earlier
    on earlier.snapshot_date = flow_dates.from_date
    and earlier.customer_key = later.customer_key
left join customer_segments as origins
    on origins.snapshot_date = flow_dates.from_date
    and origins.scheme = schemes.scheme
    and origins.customer_key = later.customer_key

where later.customer_key > 0
    and (
        later.last_order_on is not null
        or later.net_amount_so_far <> coalesce(earlier.net_amount_so_far, 0)
    )
    and later.customer_key in (select customer_key from asked_customers)
