/*
@model    gap_lengths
@grain    snapshot_date, gap_days, is_closed, closed_gaps
@inputs   dated_gaps
@purpose  How many gaps of each length were known on each date: what quantiles and survival curves are made of.
@columns
  snapshot_date  DATE
  gap_days       BIGINT
  is_closed      BOOLEAN
  closed_gaps    BIGINT   of the customers whose gaps these are: a gap weighs 1 / (closed_gaps + 1)
  gaps           BIGINT
*/
select
    snapshot_date,
    gap_days,
    is_closed,
    closed_gaps,
    cast(count(*) as bigint) as gaps

from dated_gaps
group by snapshot_date, gap_days, is_closed, closed_gaps
