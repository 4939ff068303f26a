/*
@model    numbered_counts
@kept     held
@grain    period, customer_key
@inputs   period_counts, segments_by_number
@purpose  What each customer who did anything in a period did in it, and where they stood on the day before: period_counts, numbered.
@columns
  period             VARCHAR
  customer_key       INTEGER
  numbers            INTEGER  of segments_by_number on the day before; null for who was unknown by then, 0 for nobody
  orders             BIGINT   sale orders in the period
  order_days         BIGINT   activity days in the period; above 0 = a buyer
  order_days_before  BIGINT   activity days up to the day before; null for who was unknown by then
  net_amount         BIGINT   minor units in the period
  is_new             BOOLEAN  first activity day in the period
  bought_before      BOOLEAN  a buyer of the previous period
  gap_status_before  VARCHAR  active, dormant, lost on the day before; null without an order by then
  gap_status         VARCHAR  the same at the end
  last_order_before  DATE     known on the day before
*/
select
    done.period,
    done.customer_key,
    case when done.customer_key = 0 then 0 else segments.numbers end as numbers,
    done.orders,
    done.order_days,
    done.order_days_before,
    done.net_amount,
    done.is_new,
    done.bought_before,
    done.gap_status_before,
    done.gap_status,
    done.last_order_before

from period_counts as done
left join segments_by_number as segments
    on segments.snapshot_date = done.day_before
    and segments.customer_key = done.customer_key

where done.customer_key >= 0
