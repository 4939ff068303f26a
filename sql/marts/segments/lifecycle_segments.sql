/*
@model    lifecycle_segments
@grain    snapshot_date, customer_key
@inputs   customer_snapshots, rules_in_force
@purpose  The scheme lifecycle: new, active, dormant, lost by days since the first and the last order.
@definition  new: exactly one order so far, the first within new_days. The rest by gap_status. Without a sale order:
             not_yet_customer. The look-back decides the amounts only. See metrics.md section 3.8.
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
    'lifecycle' as scheme,
    snapshots.snapshot_date,
    snapshots.customer_key,
    case
        when snapshots.standing = 'not_yet_customer' then 'not_yet_customer'
        when snapshots.orders_so_far = 1
            and date_diff('day', snapshots.first_order_on, snapshots.snapshot_date) <= rules.new_days then 'new'
        else snapshots.gap_status
    end as segment,
    snapshots.last_order_on,
    snapshots.recency_days,
    snapshots.frequency_orders,
    snapshots.monetary_value

from customer_snapshots as snapshots
cross join rules_in_force as rules
