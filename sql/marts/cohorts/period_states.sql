/*
@model    period_states
@grain    period
@inputs   periods, customer_period_states
@purpose  Who bought in a period and who no longer did: new, returning, resurrecting, dormant. A row exists for every period, empty ones with 0.
@definition  buyers = new + returning + resurrecting; the buyers of the period before = returning + dormant.
@columns
  grain                 VARCHAR
  period                VARCHAR
  starts_on             DATE
  buyers                BIGINT
  new                   BIGINT
  returning             BIGINT
  resurrecting          BIGINT
  dormant               BIGINT   bought in the period before and not in this one
  is_complete           BOOLEAN
  is_previous_complete  BOOLEAN
*/
with

counted as (

    select
        period,
        cast(sum(case when period_state = 'new' then 1 else 0 end) as bigint) as new,
        cast(sum(case when period_state = 'returning' then 1 else 0 end) as bigint) as returning,
        cast(sum(case when period_state = 'resurrecting' then 1 else 0 end) as bigint) as resurrecting,
        cast(sum(case when period_state = 'dormant' then 1 else 0 end) as bigint) as dormant

    from customer_period_states
    group by period

)

select
    periods.grain,
    periods.period,
    periods.starts_on,
    coalesce(counted.new + counted.returning + counted.resurrecting, 0) as buyers,
    coalesce(counted.new, 0) as new,
    coalesce(counted.returning, 0) as returning,
    coalesce(counted.resurrecting, 0) as resurrecting,
    coalesce(counted.dormant, 0) as dormant,
    periods.is_complete,
    periods.is_previous_complete

from periods
left join counted
    on counted.period = periods.period

where periods.period_no is not null
