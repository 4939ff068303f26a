/*
@query    prediction
@inputs   customer_predictions, customer_segments, scheme_segments, asked_customers
@params   as_of, scheme
@purpose  What the customers of each segment will bring, everybody together, and how likely it is that they are customers still.
@definition  segment: each segment of the scheme, empty ones with 0. total: everybody. map: by repeat orders (0 to 9, then 10 and
             more) and months of 30 days since the last order (0 to 11, then 12 and more), as "repeat orders|months".
@columns
  kind             VARCHAR  total, segment, map
  key              VARCHAR
  customers        BIGINT
  alive_customers  DOUBLE   chances added up; null where the model knows nobody who leaves
  expected_buyers  DOUBLE   chances of an order added up
  expected_orders  DOUBLE
  orders_variance  DOUBLE
  expected_sales   DOUBLE   minor units; null while no model of values is fitted
  sales_variance   DOUBLE
  customer_value   DOUBLE   minor units
*/
with

predicted as (

    select
        predictions.*,
        segments.segment,
        least(predictions.repeat_orders, 10) as repeats,
        least((predictions.age_days - predictions.first_to_last_days) / 30, 12) as months

    from customer_predictions as predictions
    inner join customer_segments as segments
        on segments.scheme = $scheme
        and segments.snapshot_date = predictions.snapshot_date
        and segments.customer_key = predictions.customer_key

    where predictions.snapshot_date = cast($as_of as date)
        and predictions.customer_key in (select customer_key from asked_customers)

),

places as (

    select
        segment,
        position

    from scheme_segments
    where scheme = $scheme
        and segment <> 'not_yet_customer'

),

told as (

    select
        'total' as kind,
        null as key,
        0 as position,
        predicted.*

    from predicted

    union all

    select
        'segment' as kind,
        places.segment as key,
        places.position,
        predicted.*

    from places
    left join predicted
        on predicted.segment = places.segment

    union all

    select
        'map' as kind,
        repeats || '|' || months as key,
        13 * repeats + months as position,
        predicted.*

    from predicted

)

-- In a fixed order: a sum of fractions may depend on it in its last digits.
select
    kind,
    key,
    count(customer_key) as customers,
    case when count(customer_key) = 0 then 0 else sum(alive_chance order by customer_key) end as alive_customers,
    coalesce(sum(order_chance order by customer_key), 0) as expected_buyers,
    coalesce(sum(expected_orders order by customer_key), 0) as expected_orders,
    coalesce(sum(orders_variance order by customer_key), 0) as orders_variance,
    sum(expected_sales order by customer_key) as expected_sales,
    sum(sales_variance order by customer_key) as sales_variance,
    sum(customer_value order by customer_key) as customer_value

from told
group by kind, key, position
order by case kind when 'total' then 0 when 'segment' then 1 else 2 end, position
