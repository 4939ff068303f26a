/*
@model    segment_flows
@kept     table
@grain    scheme, from_date, to_date, from_segment, to_segment
@inputs   counted_steps, scheme_segments, segment_directions
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

named as (

    select
        destinations.scheme,
        steps.from_date,
        steps.to_date,
        coalesce(origins.segment, 'not_yet_customer') as from_segment,
        destinations.segment as to_segment,
        steps.by_purchase,
        coalesce(
            steps.former_numbers / destinations.unit % 100 = origins.number and destinations.number <> origins.number,
            false
        ) as by_boundaries,
        steps.customers,
        steps.net_amount_from,
        steps.net_amount_to

    from counted_steps as steps
    inner join scheme_segments as destinations
        on destinations.number = steps.to_numbers / destinations.unit % 100
    left join scheme_segments as origins
        on origins.scheme = destinations.scheme
        and origins.number = steps.from_numbers / destinations.unit % 100

)

select
    named.scheme,
    named.from_date,
    named.to_date,
    named.from_segment,
    named.to_segment,
    directions.direction,
    cast(sum(named.customers) as bigint) as customers,
    cast(sum(case when named.by_purchase then named.customers else 0 end) as bigint) as moved_by_purchase,
    cast(sum(case when not named.by_purchase then named.customers else 0 end) as bigint) as moved_by_waiting,
    cast(sum(case when named.by_boundaries then named.customers else 0 end) as bigint) as moved_by_boundaries,
    cast(sum(named.net_amount_from) as bigint) as net_amount_from,
    cast(sum(named.net_amount_to) as bigint) as net_amount_to,
    cast(sum(case when named.by_purchase then named.net_amount_from else 0 end) as bigint) as net_amount_from_by_purchase,
    cast(sum(case when named.by_purchase then named.net_amount_to else 0 end) as bigint) as net_amount_to_by_purchase

from named
left join segment_directions as directions
    on directions.scheme = named.scheme
    and directions.from_segment = named.from_segment
    and directions.to_segment = named.to_segment

group by
    named.scheme,
    named.from_date,
    named.to_date,
    named.from_segment,
    named.to_segment,
    directions.direction
