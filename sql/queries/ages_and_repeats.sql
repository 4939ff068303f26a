/*
@query    ages_and_repeats
@inputs   purchase_histories, asked_customers
@params   as_of
@purpose  The distinct pairs of repeat orders and age on a day: the orders of those who are still customers depend on nothing else.
@columns
  repeat_orders  BIGINT
  age_days       BIGINT
*/
select distinct
    repeat_orders,
    age_days

from purchase_histories

where snapshot_date = cast($as_of as date)
    and customer_key in (select customer_key from asked_customers)

order by repeat_orders, age_days
