/*
@model    dated_gaps
@grain    snapshot_date, customer_key, opened_on
@inputs   customer_waits, customer_gaps
@purpose  Every gap as it was known on each date: closed by then, or open for so many days.
@definition  Each customer has one open gap and closed_gaps others. A gap counts 1 / (closed_gaps + 1) on the survival
             curve, so that each customer weighs 1 however often they buy. See metrics.md section 7.
@columns
  snapshot_date  DATE
  customer_key   INTEGER
  opened_on      DATE
  gap_days       BIGINT   of an open gap the days up to snapshot_date; then it may be 0
  is_closed      BOOLEAN
  closed_gaps    BIGINT   of the customer by snapshot_date
*/
select
    waits.snapshot_date,
    waits.customer_key,
    gaps.opened_on,
    case when gaps.closed_on <= waits.snapshot_date then gaps.gap_days else waits.recency_days end as gap_days,
    gaps.closed_on <= waits.snapshot_date as is_closed,
    waits.closed_gaps

from customer_waits as waits
inner join customer_gaps as gaps
    on gaps.customer_key = waits.customer_key
    and gaps.opened_on <= waits.last_order_on
