/*
@model    category_days
@grain    customer_key, category, ordered_on
@inputs   lines_in_force
@purpose  What a customer bought of a category on a day: lines with a positive amount, before any return.
@columns
  customer_key   INTEGER
  category       VARCHAR  null where the line has none
  ordered_on     DATE
  bought_amount  BIGINT   minor units
*/
select
    customer_key,
    category,
    ordered_on,
    cast(sum(amount) as bigint) as bought_amount

from lines_in_force
where customer_key > 0
    and amount > 0
group by customer_key, category, ordered_on
