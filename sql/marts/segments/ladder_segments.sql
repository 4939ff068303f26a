/*
@model    ladder_segments
@grain    scheme, snapshot_date, customer_key
@inputs   value_tier_segments, ladder_places
@purpose  On which rung of an ordered scheme a customer stands on each date. Who has no sale order yet stands on none.
@definition  A build stores the steps of one ladder, the tiers of value; a question about another ordered scheme gives that
             one in its place. lapsed stands below all rungs.
@columns
  scheme         VARCHAR
  snapshot_date  DATE
  customer_key   INTEGER
  segment        VARCHAR
  position       INTEGER  from 1, the best
*/
select
    segments.scheme,
    segments.snapshot_date,
    segments.customer_key,
    segments.segment,
    places.position

from value_tier_segments as segments
inner join ladder_places as places
    on places.scheme = segments.scheme
    and places.segment = segments.segment
