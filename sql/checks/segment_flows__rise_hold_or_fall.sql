/*
@check   segment_flows__rise_hold_or_fall
@law     On a ladder everyone who was on it rises, holds or falls, and holds exactly who stays; without a ladder, and for who enters, there is no direction.
@inputs  segment_flows, scheme_segments
*/
select flows.*

from segment_flows as flows
inner join scheme_segments as origins
    on origins.scheme = flows.scheme
    and origins.segment = flows.from_segment
inner join scheme_segments as destinations
    on destinations.scheme = flows.scheme
    and destinations.segment = flows.to_segment

where flows.direction is distinct from case
    when not origins.is_ordered or flows.from_segment = 'not_yet_customer' then null
    when flows.from_segment = flows.to_segment then 'hold'
    when destinations.position < origins.position then 'up'
    else 'down'
end
