/*
@query    prediction_customers
@inputs   customer_predictions, dated_states, customers, customer_segments, asked_customers
@params   as_of, scheme, segment, search
@purpose  Every customer on a day with the chance that they still are one, and what they will bring.
@columns
  customer_key        INTEGER
  customer_id         VARCHAR
  segment             VARCHAR
  last_order_on       DATE
  recency_days        BIGINT
  repeat_orders       BIGINT
  first_to_last_days  BIGINT
  age_days            BIGINT
  alive_chance        DOUBLE   0 to 1; null where the model knows nobody who leaves
  order_chance        DOUBLE   0 to 1
  expected_orders     DOUBLE
  order_value         DOUBLE   minor units; null while no model of values is fitted
  expected_sales      DOUBLE   minor units
  customer_value      DOUBLE   minor units
*/
select
    predictions.customer_key,
    customers.customer_id,
    segments.segment,
    states.last_order_on,
    states.recency_days,
    predictions.repeat_orders,
    predictions.first_to_last_days,
    predictions.age_days,
    predictions.alive_chance,
    predictions.order_chance,
    predictions.expected_orders,
    predictions.order_value,
    predictions.expected_sales,
    predictions.customer_value

from customer_predictions as predictions
inner join dated_states as states
    on states.snapshot_date = predictions.snapshot_date
    and states.customer_key = predictions.customer_key
inner join customers
    on customers.customer_key = predictions.customer_key
inner join customer_segments as segments
    on segments.scheme = $scheme
    and segments.snapshot_date = predictions.snapshot_date
    and segments.customer_key = predictions.customer_key

where predictions.snapshot_date = cast($as_of as date)
    and predictions.customer_key in (select customer_key from asked_customers)
    and ($segment is null or segments.segment = $segment)
    and ($search is null or contains(lower(customers.customer_id), lower($search)))
