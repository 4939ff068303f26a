/*
@model    customer_segments
@grain    scheme, snapshot_date, customer_key
@inputs   rfm_11_segments, lifecycle_segments
@purpose  The segment of every known customer on each date, under the schemes that a build stores. A question about another
          scheme gives that one in its place.
@columns
  scheme            VARCHAR
  snapshot_date     DATE
  customer_key      INTEGER
  segment           VARCHAR
  labels            VARCHAR  flags, and all segments that hold, each followed by a space
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
    labels,
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
    labels,
    last_order_on,
    recency_days,
    frequency_orders,
    monetary_value
from lifecycle_segments
