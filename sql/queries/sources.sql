/*
@query    sources
@inputs   extracts
@params
@purpose  How fresh each source is: the extracts of one kind and one shape, and the last day that they tell of.
@columns
  kind             VARCHAR
  profile          VARCHAR
  extracts         BIGINT
  lines            BIGINT
  data_from        DATE     null: its records have no day
  data_through     DATE
  last_loaded_at  TIMESTAMP  an instant, UTC
  days_behind      BIGINT   from its last day to the last day of the order lines; below 0 where it reaches further
*/
select
    extracts.kind,
    extracts.profile,
    count(*) as extracts,
    cast(sum(extracts.lines_loaded) as bigint) as lines,
    min(extracts.data_from) as data_from,
    max(extracts.data_through) as data_through,
    max(extracts.loaded_at) as last_loaded_at,
    date_diff('day', max(extracts.data_through), max(reach.data_through)) as days_behind

from extracts
cross join (
    select max(data_through) as data_through
    from extracts
    where status = 'loaded'
        and kind = 'order_lines'
) as reach

where extracts.status = 'loaded'
group by extracts.kind, extracts.profile
order by extracts.kind, last_loaded_at desc, extracts.profile
