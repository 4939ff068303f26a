/*
@query    prediction_outcomes
@inputs   customer_predictions, counted_days, asked_customers
@params   as_of, through
@purpose  What was foretold of each group of customers on a day, beside what they did up to another.
@definition  repeats: by repeat orders, 7 and more together. chance: by tenths of the chance of an order. total: everybody. Orders
             are activity days, as the model has them.
@columns
  kind             VARCHAR  total, repeats, chance
  key              INTEGER  repeat orders; tenths of the chance, 0 to 9
  customers        BIGINT
  expected_orders  DOUBLE
  orders           BIGINT
  expected_buyers  DOUBLE   chances of an order added up
  buyers           BIGINT
  expected_sales   DOUBLE   minor units; null while no model of values is fitted
  sales            BIGINT   minor units, of those activity days
  missed           DOUBLE   orders by which the expectation of each customer was off, added up
*/
with

done as (

    select
        customer_key,
        count(*) as orders,
        sum(net_amount) as sales

    from counted_days

    where is_active
        and ordered_on > cast($as_of as date)
        and ordered_on <= cast($through as date)

    group by customer_key

),

judged as (

    select
        predictions.*,
        coalesce(done.orders, 0) as orders,
        coalesce(done.sales, 0) as sales

    from customer_predictions as predictions
    left join done
        on done.customer_key = predictions.customer_key

    where predictions.snapshot_date = cast($as_of as date)
        and predictions.customer_key in (select customer_key from asked_customers)

),

told as (

    select 'total' as kind, 0 as key, judged.* from judged

    union all

    select 'repeats' as kind, least(repeat_orders, 7) as key, judged.* from judged

    union all

    select 'chance' as kind, least(cast(floor(10 * order_chance) as integer), 9) as key, judged.* from judged

)

select
    kind,
    cast(key as integer) as key,
    count(*) as customers,
    sum(expected_orders order by customer_key) as expected_orders,
    cast(sum(orders) as bigint) as orders,
    sum(order_chance order by customer_key) as expected_buyers,
    count(*) filter (where orders > 0) as buyers,
    sum(expected_sales order by customer_key) as expected_sales,
    cast(sum(sales) as bigint) as sales,
    sum(abs(orders - expected_orders) order by customer_key) as missed

from told
group by kind, key
order by kind, key
