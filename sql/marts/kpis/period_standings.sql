/*
@model    period_standings
@grain    scheme, period, segment
@inputs   periods, segment_sizes
@purpose  How many customers a segment has at the end of a period: customer_standings, counted. A row exists while anyone is in it.
@columns
  scheme     VARCHAR
  period     VARCHAR
  segment    VARCHAR
  customers  BIGINT
*/
select
    sizes.scheme,
    periods.period,
    sizes.segment,
    sizes.customers

from periods
inner join segment_sizes as sizes
    on sizes.snapshot_date = periods.read_on

-- No days since an order: nobody in it has one.
where sizes.recency_days is not null
