/*
@model    segment_flows
@kept     table
@grain    scheme, from_date, to_date, from_segment, to_segment
@inputs   customer_steps, segment_directions
@purpose  How many customers went from segment to segment between two dates. A row exists where anybody did.
@columns
  scheme                       VARCHAR
  from_date                    DATE
  to_date                      DATE
  from_segment                 VARCHAR  not_yet_customer: first sale order in between
  to_segment                   VARCHAR
  direction                    VARCHAR  up, hold, down; null for a scheme without order, and for who enters
  customers                    BIGINT
  moved_by_purchase            BIGINT
  moved_by_waiting             BIGINT
  moved_by_boundaries          BIGINT   moves that vanish when to_date is read by the boundaries of from_date
  net_amount_from              BIGINT   minor units
  net_amount_to                BIGINT   minor units
  net_amount_from_by_purchase  BIGINT   minor units, of those who moved by purchase
  net_amount_to_by_purchase    BIGINT   minor units, of those who moved by purchase
*/
with

-- Counted before the way is looked up: there are few kinds of steps and many customers.
counted as (

    select
        scheme,
        from_date,
        to_date,
        from_segment,
        to_segment,
        cast(count(*) as bigint) as customers,
        cast(sum(case when moved_by = 'purchase' then 1 else 0 end) as bigint) as moved_by_purchase,
        cast(sum(case when moved_by = 'waiting' then 1 else 0 end) as bigint) as moved_by_waiting,
        cast(sum(case when moved_by_boundaries then 1 else 0 end) as bigint) as moved_by_boundaries,
        cast(sum(net_amount_from) as bigint) as net_amount_from,
        cast(sum(net_amount_to) as bigint) as net_amount_to,
        cast(sum(case when moved_by = 'purchase' then net_amount_from else 0 end) as bigint) as net_amount_from_by_purchase,
        cast(sum(case when moved_by = 'purchase' then net_amount_to else 0 end) as bigint) as net_amount_to_by_purchase

    from customer_steps
    group by scheme, from_date, to_date, from_segment, to_segment

)

select
    counted.scheme,
    counted.from_date,
    counted.to_date,
    counted.from_segment,
    counted.to_segment,
    directions.direction,
    counted.customers,
    counted.moved_by_purchase,
    counted.moved_by_waiting,
    counted.moved_by_boundaries,
    counted.net_amount_from,
    counted.net_amount_to,
    counted.net_amount_from_by_purchase,
    counted.net_amount_to_by_purchase

from counted
left join segment_directions as directions
    on directions.scheme = counted.scheme
    and directions.from_segment = counted.from_segment
    and directions.to_segment = counted.to_segment
