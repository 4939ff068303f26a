/*
@model    value_halves
@grain    snapshot_date, customer_key
@inputs   snapshot_dates, dated_states, counted_states, rules_in_force
@purpose  What a customer brought in the later and in the earlier half of the look-back.
@definition  h = half of the look-back in whole days, 182 for the whole history. recent = net amount in
             (snapshot_date - h, snapshot_date], earlier = in the h days before. See metrics.md section 3.6.
@columns
  snapshot_date   DATE
  customer_key    INTEGER
  recent_amount   BIGINT   minor units
  earlier_amount  BIGINT   minor units
*/
with

halves as (

    select
        dates.snapshot_date,
        cast(dates.snapshot_date - (coalesce(rules.lookback_days, 365) / 2) * interval '1' day as date) as middle_on,
        cast(dates.snapshot_date - 2 * (coalesce(rules.lookback_days, 365) / 2) * interval '1' day as date) as opens_after

    from snapshot_dates as dates
    cross join rules_in_force as rules

),

at_middle as (

    select
        halves.snapshot_date,
        states.customer_key,
        states.net_amount_so_far

    from halves
    inner join counted_states as states
        on states.valid_from <= halves.middle_on
        and states.valid_to > halves.middle_on

),

at_opening as (

    select
        halves.snapshot_date,
        states.customer_key,
        states.net_amount_so_far

    from halves
    inner join counted_states as states
        on states.valid_from <= halves.opens_after
        and states.valid_to > halves.opens_after

)

select
    states.snapshot_date,
    states.customer_key,
    states.net_amount_so_far - coalesce(at_middle.net_amount_so_far, 0) as recent_amount,
    coalesce(at_middle.net_amount_so_far, 0) - coalesce(at_opening.net_amount_so_far, 0) as earlier_amount

from dated_states as states
left join at_middle
    on at_middle.snapshot_date = states.snapshot_date
    and at_middle.customer_key = states.customer_key
left join at_opening
    on at_opening.snapshot_date = states.snapshot_date
    and at_opening.customer_key = states.customer_key

where states.customer_key > 0
