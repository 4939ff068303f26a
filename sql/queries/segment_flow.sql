/*
@query    segment_flow
@inputs   segment_flows, scheme_segments
@params   scheme, from_dates, to_dates
@purpose  How many customers went from segment to segment between two days, or between each of several pairs of days. First sale orders in between come from not_yet_customer.
@columns
  from_date                    DATE
  to_date                      DATE
  from_segment                 VARCHAR
  to_segment                   VARCHAR
  direction                    VARCHAR  up, hold, down; null for a scheme without order, and for who enters
  customers                    BIGINT
  moved_by_purchase            BIGINT
  moved_by_waiting             BIGINT
  moved_by_boundaries          BIGINT
  net_amount_from              BIGINT   minor units, in the look-back
  net_amount_to                BIGINT   minor units, in the look-back
  net_amount_from_by_purchase  BIGINT   minor units, in the look-back
  net_amount_to_by_purchase    BIGINT   minor units, in the look-back
*/
with

asked as (

    select
        cast(unnest($from_dates) as date) as from_date,
        cast(unnest($to_dates) as date) as to_date

)

select
    flows.from_date,
    flows.to_date,
    flows.from_segment,
    flows.to_segment,
    flows.direction,
    flows.customers,
    flows.moved_by_purchase,
    flows.moved_by_waiting,
    flows.moved_by_boundaries,
    flows.net_amount_from,
    flows.net_amount_to,
    flows.net_amount_from_by_purchase,
    flows.net_amount_to_by_purchase

from segment_flows as flows
inner join asked
    on asked.from_date = flows.from_date
    and asked.to_date = flows.to_date
inner join scheme_segments as origins
    on origins.scheme = flows.scheme
    and origins.segment = flows.from_segment
inner join scheme_segments as destinations
    on destinations.scheme = flows.scheme
    and destinations.segment = flows.to_segment

where flows.scheme = $scheme

order by flows.from_date, flows.to_date, origins.position, destinations.position
