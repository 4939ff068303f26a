/*
@model    customer_flows
@grain    scheme, from_date, to_date, customer_key
@inputs   customer_steps, segment_directions
@purpose  customer_steps, and which way each leads. Staying is a flow.
@columns
  scheme               VARCHAR
  from_date            DATE
  to_date              DATE
  customer_key         INTEGER
  from_segment         VARCHAR
  to_segment           VARCHAR
  moved_by             VARCHAR  purchase or waiting
  direction            VARCHAR  up, hold, down; null for a scheme without order, and for who enters
  moved_by_boundaries  BOOLEAN
  net_amount_from      BIGINT   minor units, in the look-back of from_date
  net_amount_to        BIGINT   minor units, in the look-back of to_date
*/
select
    steps.scheme,
    steps.from_date,
    steps.to_date,
    steps.customer_key,
    steps.from_segment,
    steps.to_segment,
    steps.moved_by,
    directions.direction,
    steps.moved_by_boundaries,
    steps.net_amount_from,
    steps.net_amount_to

from customer_steps as steps
left join segment_directions as directions
    on directions.scheme = steps.scheme
    and directions.from_segment = steps.from_segment
    and directions.to_segment = steps.to_segment
