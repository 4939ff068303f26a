/*
@model    segment_directions
@grain    scheme, from_segment, to_segment
@inputs   scheme_segments
@purpose  Which way a step from one segment of a scheme to another leads.
@definition  Only where the segments are a ladder, by their places: a lower position is better. Who comes from not_yet_customer enters,
             and neither rises nor falls.
@columns
  scheme        VARCHAR
  from_segment  VARCHAR
  to_segment    VARCHAR
  direction     VARCHAR  up, hold, down; null for a scheme without order, and for who enters
*/
select
    origins.scheme,
    origins.segment as from_segment,
    destinations.segment as to_segment,
    case
        when not origins.is_ordered or origins.segment = 'not_yet_customer' then cast(null as varchar)
        when destinations.position < origins.position then 'up'
        when destinations.position = origins.position then 'hold'
        when destinations.position > origins.position then 'down'
    end as direction

from scheme_segments as origins
inner join scheme_segments as destinations
    on destinations.scheme = origins.scheme
