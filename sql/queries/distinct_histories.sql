/*
@query    distinct_histories
@inputs   purchase_histories, asked_customers
@params   as_of, at_most
@purpose  The distinct purchase histories of a day, for a model whose chance of being a customer still has no formula in SQL.
@columns
  repeat_orders       BIGINT
  first_to_last_days  BIGINT
  age_days            BIGINT
*/
select distinct
    repeat_orders,
    first_to_last_days,
    age_days

from purchase_histories

where snapshot_date = cast($as_of as date)
    and customer_key in (select customer_key from asked_customers)

order by repeat_orders, first_to_last_days, age_days
limit cast($at_most as bigint)
