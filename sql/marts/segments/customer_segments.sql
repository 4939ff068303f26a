/*
@model    customer_segments
@grain    scheme, snapshot_date, customer_key
@inputs   rfm_11_segments, lifecycle_segments
@purpose  The segment of every known customer under every scheme on each date. A question gives the one scheme it asks about.
@columns
  scheme            VARCHAR
  snapshot_date     DATE
  customer_key      INTEGER
  segment           VARCHAR
  last_order_on     DATE
  recency_days      BIGINT
  frequency_orders  BIGINT
  monetary_value    BIGINT   minor units, in the look-back
*/
select
    scheme,
    snapshot_date,
    customer_key,
    segment,
    last_order_on,
    recency_days,
    frequency_orders,
    monetary_value
from rfm_11_segments

union all

select
    scheme,
    snapshot_date,
    customer_key,
    segment,
    last_order_on,
    recency_days,
    frequency_orders,
    monetary_value
from lifecycle_segments
