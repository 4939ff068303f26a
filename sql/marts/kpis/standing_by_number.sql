/*
@model    standing_by_number
@kept     held
@grain    snapshot_date, numbers, last_order_on
@inputs   segments_by_number, asked_customers, customers_left_out
@purpose  segments_by_number, counted: how many customers stand alike on a date and last ordered on the same day.
@columns
  snapshot_date  DATE
  numbers        INTEGER  of segments_by_number
  last_order_on  DATE     null without one
  customers      BIGINT
*/
select
    snapshot_date,
    numbers,
    last_order_on,
    cast(count(*) as bigint) as customers

from segments_by_number

where customer_key in (select customer_key from asked_customers)
    and customer_key not in (select customer_key from customers_left_out)

group by snapshot_date, numbers, last_order_on
