/*
@query    states_of_customer
@inputs   customer_states
@params   customer_key
@purpose  Everything one customer had done by any day: a row for each stretch of days in which nothing new happened.
@columns
  valid_from         DATE
  valid_to           DATE     not included; 9999-12-31 while nothing has followed
  first_order_on     DATE
  last_order_on      DATE
  orders_so_far      BIGINT
  order_days_so_far  BIGINT
  net_amount_so_far  BIGINT   minor units
*/
select
    valid_from,
    valid_to,
    first_order_on,
    last_order_on,
    orders_so_far,
    order_days_so_far,
    net_amount_so_far

from customer_states
where customer_key = cast($customer_key as integer)
order by valid_from
