/*
@query    segments_of_day
@inputs   customer_segments
@params   scheme, as_of
@purpose  Who is in which segment of a scheme on a day.
@columns
  customer_key  INTEGER
  segment       VARCHAR
*/
select
    customer_key,
    segment

from customer_segments
where scheme = $scheme
    and snapshot_date = cast($as_of as date)
