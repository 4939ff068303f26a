/*
@query    segment_flow
@inputs   segment_flows
@params   scheme, segments, from_dates, to_dates
@purpose  How many customers went from segment to segment between two days, or between each of several pairs of days. No two of them end on the same day. First sale orders in between come from not_yet_customer.
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
where flows.scheme = $scheme
    -- Of a flow and a segment, the place in a short list: to join with one takes longer than all the rest.
    and flows.from_date = cast($from_dates as date[])[list_position(cast($to_dates as date[]), flows.to_date)]

order by
    flows.from_date,
    flows.to_date,
    list_position(cast($segments as varchar[]), flows.from_segment),
    list_position(cast($segments as varchar[]), flows.to_segment)
