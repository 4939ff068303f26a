/*
@query    segment_flow
@inputs   segment_flows, scheme_segments
@params   scheme, from_date, to_date
@purpose  How many customers went from segment to segment between two days. First sale orders in between come from not_yet_customer.
@columns
  from_segment       VARCHAR
  to_segment         VARCHAR
  customers          BIGINT
  moved_by_purchase  BIGINT
  moved_by_waiting   BIGINT
  net_amount_from    BIGINT   minor units, in the look-back
  net_amount_to      BIGINT   minor units, in the look-back
*/
select
    flows.from_segment,
    flows.to_segment,
    flows.customers,
    flows.moved_by_purchase,
    flows.moved_by_waiting,
    flows.net_amount_from,
    flows.net_amount_to

from segment_flows as flows
inner join scheme_segments as origins
    on origins.scheme = flows.scheme
    and origins.segment = flows.from_segment
inner join scheme_segments as destinations
    on destinations.scheme = flows.scheme
    and destinations.segment = flows.to_segment

where flows.scheme = $scheme
    and flows.from_date = cast($from_date as date)
    and flows.to_date = cast($to_date as date)

order by origins.position, destinations.position
