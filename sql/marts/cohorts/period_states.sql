/*
@model    period_states
@kept     table
@grain    period
@inputs   periods, period_counts
@purpose  Who bought in a period and who no longer did: new, returning, resurrecting, dormant. A row exists for every period, empty ones with 0.
@definition  customer_period_states, counted together. buyers = new + returning + resurrecting; the buyers of the period
             before = returning + dormant.
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
        cast(sum(case when order_days > 0 then customers else 0 end) as bigint) as buyers,
        cast(sum(case when order_days > 0 and is_new then customers else 0 end) as bigint) as new,
        cast(sum(case when order_days > 0 and not is_new and bought_before then customers else 0 end) as bigint) as returning,
        cast(sum(case when order_days > 0 and not is_new and not bought_before then customers else 0 end) as bigint) as resurrecting,
        cast(sum(case when order_days = 0 and bought_before then customers else 0 end) as bigint) as dormant

    from period_counts
    where is_identified
    group by period

)

select
    periods.grain,
    periods.period,
    periods.starts_on,
    coalesce(counted.buyers, 0) as buyers,
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
