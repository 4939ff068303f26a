/*
@query    lifecycle_series
@inputs   period_states
@params   grain, censored_before
@purpose  New, returning, resurrecting and dormant customers in every period of the coverage, oldest first.
@columns
  period                VARCHAR
  buyers                BIGINT
  new                   BIGINT
  returning             BIGINT
  resurrecting          BIGINT
  dormant               BIGINT   bought in the period before and not in this one
  is_complete           BOOLEAN
  is_previous_complete  BOOLEAN
  left_censored         BOOLEAN  new customers may be old ones
*/
select
    states.period,
    states.buyers,
    states.new,
    states.returning,
    states.resurrecting,
    states.dormant,
    states.is_complete,
    states.is_previous_complete,
    states.starts_on < cast($censored_before as date) as left_censored

from period_states as states
where states.grain = $grain
order by states.starts_on
