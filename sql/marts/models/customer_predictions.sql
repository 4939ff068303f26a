/*
@model    customer_predictions
@grain    snapshot_date, customer_key
@inputs   alive_chances, repeat_values, orders_to_come, value_fits
@purpose  How many orders each customer will bring within the horizon asked about, and what they will be worth.
@definition  orders = chance of being a customer still * orders of those who are, which depend on repeat orders and age alone.
             Value of an order: p (v + repeat_amount) / (p x + q - 1), that of everybody without a repeat order or with nothing
             left of it; null while no model of values is fitted. Sales = orders * value; customer value = margin * value *
             orders of the months to come, discounted. Variances tell chance alone, not whether the model is right. See
             metrics.md section 8.
@columns
  snapshot_date       DATE
  customer_key        INTEGER
  repeat_orders       BIGINT
  first_to_last_days  BIGINT
  age_days            BIGINT
  alive_chance        DOUBLE   0 to 1; null where the model knows nobody who leaves
  order_chance        DOUBLE   of an order within the horizon, 0 to 1
  expected_orders     DOUBLE   within the horizon
  orders_variance     DOUBLE
  order_value         DOUBLE   minor units
  expected_sales      DOUBLE   minor units, within the horizon
  sales_variance      DOUBLE
  customer_value      DOUBLE   minor units, of the months asked about
*/
with

likely as (

    -- Where nobody leaves everybody is a customer.
    select
        *,
        coalesce(alive_chance, 1) as stays

    from alive_chances

),

ordered as (

    select
        alive.*,
        alive.stays * to_come.order_chance as order_chance,
        alive.stays * to_come.orders as expected_orders,
        alive.stays * to_come.orders_squared - alive.stays * to_come.orders * alive.stays * to_come.orders as orders_variance,
        alive.stays * to_come.discounted_orders as discounted_orders

    from likely as alive
    inner join orders_to_come as to_come
        on to_come.snapshot_date = alive.snapshot_date
        and to_come.repeat_orders = alive.repeat_orders
        and to_come.age_days = alive.age_days

),

valued as (

    select
        ordered.*,
        fits.p,
        fits.margin,
        case
            when bought.repeat_amount > 0
                then fits.p * (fits.v + bought.repeat_amount) / (fits.p * bought.repeat_days + fits.q - 1)
            else fits.p * fits.v / (fits.q - 1)
        end as order_value

    from ordered
    left join value_fits as fits
        on fits.snapshot_date = ordered.snapshot_date
    left join repeat_values as bought
        on bought.snapshot_date = ordered.snapshot_date
        and bought.customer_key = ordered.customer_key

)

select
    snapshot_date,
    customer_key,
    repeat_orders,
    first_to_last_days,
    age_days,
    alive_chance,
    order_chance,
    expected_orders,
    orders_variance,
    order_value,
    order_value * expected_orders as expected_sales,
    order_value * order_value * (expected_orders / p + orders_variance) as sales_variance,
    margin * order_value * discounted_orders as customer_value

from valued
