/*
@model    customer_waits
@grain    snapshot_date, customer_key
@inputs   customer_snapshots, asked_customers
@purpose  Who is waited for on each date, and for how long: everyone asked about who has bought by then.
@columns
  snapshot_date   DATE
  customer_key    INTEGER
  last_order_on   DATE
  recency_days    BIGINT   days of the open gap
  gap_status      VARCHAR  active, dormant, lost
  closed_gaps     BIGINT   gaps the customer has closed by then
  monetary_value  BIGINT   minor units, in the look-back
*/
select
    snapshot_date,
    customer_key,
    last_order_on,
    recency_days,
    gap_status,
    order_days_so_far - 1 as closed_gaps,
    monetary_value

from customer_snapshots

where standing <> 'not_yet_customer'
    and customer_key in (select customer_key from asked_customers)
