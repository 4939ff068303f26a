/*
@model    customer_standings
@grain    scheme, period, customer_key
@inputs   periods, customer_segments, asked_customers, customers_left_out
@purpose  The segment in which a customer stands at the end of a period: the rows that a segment's share of customers counts.
@definition  A period that is not over is read on the last day covered. A row exists for everyone with a sale order by then.
@columns
  scheme        VARCHAR
  period        VARCHAR
  customer_key  INTEGER
  segment       VARCHAR
*/
select
    segments.scheme,
    periods.period,
    segments.customer_key,
    segments.segment

from periods
inner join customer_segments as segments
    on segments.snapshot_date = periods.read_on

where segments.last_order_on is not null
    and segments.customer_key in (select customer_key from asked_customers)
    and segments.customer_key not in (select customer_key from customers_left_out)
