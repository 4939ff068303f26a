/*
@model    customer_period_states
@grain    period, customer_key
@inputs   periods, customer_activity, customer_cohorts, customers_left_out
@purpose  How a customer stands in a period beside the one before. A row exists for its buyers and for those of the one before.
@definition  new: first activity day in it. returning: bought in the period before too. resurrecting: bought in it, not in the
             one before, not new. dormant: bought in the one before, not in it (a flow; the scheme lifecycle calls a gap by
             the same word). Whoever is in no KPI is in none of them. See metrics.md section 5.
@columns
  grain         VARCHAR
  period        VARCHAR
  customer_key  INTEGER
  period_state  VARCHAR  new, returning, resurrecting, dormant
*/
with

bought as (

    select
        customer_key,
        period_no

    from customer_activity
    where active_periods > 0

),

next_to_bought as (

    select
        customer_key,
        period_no + 1 as period_no

    from bought

),

buyers as (

    select
        bought.customer_key,
        bought.period_no,
        case
            when cohorts.customer_key is not null then 'new'
            when next_to_bought.customer_key is not null then 'returning'
            else 'resurrecting'
        end as period_state

    from bought
    left join customer_cohorts as cohorts
        on cohorts.customer_key = bought.customer_key
        and cohorts.cohort_no = bought.period_no
    left join next_to_bought
        on next_to_bought.customer_key = bought.customer_key
        and next_to_bought.period_no = bought.period_no

),

everyone as (

    select
        customer_key,
        period_no,
        period_state

    from buyers

    union all

    select
        next_to_bought.customer_key,
        next_to_bought.period_no,
        'dormant' as period_state

    from next_to_bought
    left join bought
        on bought.customer_key = next_to_bought.customer_key
        and bought.period_no = next_to_bought.period_no

    where bought.customer_key is null

)

-- A period that has not begun has no number here: nobody is dormant in it.
select
    periods.grain,
    periods.period,
    everyone.customer_key,
    everyone.period_state

from everyone
inner join periods
    on periods.period_no = everyone.period_no

where everyone.customer_key not in (select customer_key from customers_left_out)
