/*
@model    customer_steps
@grain    scheme, from_date, to_date, customer_key
@inputs   steps_by_number, scheme_segments
@purpose  Where a customer was at from_date and is at to_date. Staying is a step. A row exists for everyone with a sale order by to_date.
@definition  steps_by_number by the names of segments. A move that vanishes when to_date is read by the boundaries of from_date
             was made by moving boundaries. See metrics.md section 6.
@columns
  scheme               VARCHAR
  from_date            DATE
  to_date              DATE
  customer_key         INTEGER
  from_segment         VARCHAR  not_yet_customer: no sale order by then
  to_segment           VARCHAR
  moved_by             VARCHAR  purchase or waiting
  moved_by_boundaries  BOOLEAN
  net_amount_from      BIGINT   minor units, in the look-back of from_date
  net_amount_to        BIGINT   minor units, in the look-back of to_date
*/
select
    destinations.scheme,
    steps.from_date,
    steps.to_date,
    steps.customer_key,
    coalesce(origins.segment, 'not_yet_customer') as from_segment,
    destinations.segment as to_segment,
    case when steps.by_purchase then 'purchase' else 'waiting' end as moved_by,
    coalesce(
        steps.former_numbers / destinations.unit % 100 = origins.number and destinations.number <> origins.number, false
    ) as moved_by_boundaries,
    steps.net_amount_from,
    steps.net_amount_to

from steps_by_number as steps
inner join scheme_segments as destinations
    on destinations.number = steps.to_numbers / destinations.unit % 100
left join scheme_segments as origins
    on origins.scheme = destinations.scheme
    and origins.number = steps.from_numbers / destinations.unit % 100
