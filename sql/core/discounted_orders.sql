/*
@model    discounted_orders
@kept     table
@grain    customer_key, order_id, unnamed_on
@inputs   lines_in_force
@purpose  The orders of which a line was discounted, and since when that is known.
@definition  A line is discounted where its extract prints a discount that is not 0, whatever its sign: some print what is taken
             off with a minus. A share such as 0.2 is a discount too. Without an order id the day names the order.
@columns
  customer_key   INTEGER
  order_id       VARCHAR  null where the extract has none
  unnamed_on     DATE     the day of an order without an id, else null
  discounted_on  DATE     of its first line with a discount
*/
select
    customer_key,
    order_id,
    case when order_id is null then ordered_on end as unnamed_on,
    min(ordered_on) as discounted_on

from lines_in_force
where discount <> 0
    and customer_key > 0
group by
    customer_key,
    order_id,
    case when order_id is null then ordered_on end
