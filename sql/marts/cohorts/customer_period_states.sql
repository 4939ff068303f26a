/*
@model    customer_period_states
@grain    period, customer_key
@inputs   customer_periods
@purpose  How a customer stands in a period beside the one before. A row exists for its buyers and for those of the one before.
@definition  new: first activity day in it. returning: bought in the period before too. resurrecting: bought in it, not in the
             one before, not new. dormant: bought in the one before, not in it (a flow; the scheme lifecycle calls a gap by
             the same word). Whoever is in no KPI is in none of them. See metrics.md section 5.
@columns
  period        VARCHAR
  customer_key  INTEGER
  period_state  VARCHAR  new, returning, resurrecting, dormant
*/
select
    period,
    customer_key,
    case
        when order_days = 0 then 'dormant'
        when is_new then 'new'
        when bought_before then 'returning'
        else 'resurrecting'
    end as period_state

from customer_periods
where is_identified
    and (order_days > 0 or bought_before)
