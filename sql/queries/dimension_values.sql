/*
@query    dimension_values
@inputs   customer_dimensions
@params
@purpose  What each customer dimension holds, and for how many customers.
@columns
  dimension  VARCHAR
  value      VARCHAR  null: no value
  customers  BIGINT
*/
with

told as (

    select 'first_region' as dimension, first_region as value from customer_dimensions where customer_key > 0

    union all

    select 'first_channel' as dimension, first_channel as value from customer_dimensions where customer_key > 0

    union all

    select 'first_category' as dimension, first_category as value from customer_dimensions where customer_key > 0

)

select
    dimension,
    value,
    count(*) as customers

from told
group by dimension, value
order by dimension, customers desc, value
