/*
@model    loyalty_traits
@grain    snapshot_date, customer_key
@inputs   snapshot_dates, customer_snapshots, category_days, customer_interactions, customer_feedback, rules_in_force, inputs_loaded
@purpose  Signs of loyalty in what a customer bought within the look-back.
@definition  directed: 3 orders or more, and one category has 60 % or more of the positive line amounts. repeated: 3 activity
             days or more. related: a category first bought within the look-back, after the first order. recommending: a
             referral within the look-back, or the latest recommendation in it 9 or 10. What nothing loaded can tell is null:
             directed and related without categories, recommending without interactions and feedback. See metrics.md section 3.9.
@columns
  snapshot_date         DATE
  customer_key          INTEGER
  is_directed           BOOLEAN
  is_repeated           BOOLEAN
  is_related            BOOLEAN
  is_recommending       BOOLEAN
  loyalty_flags         BIGINT   how many hold
  loyalty_flags_needed  BIGINT   loyal_flags, or all that can be told where they are fewer
*/
with

bought as (

    select
        dates.snapshot_date,
        days.customer_key,
        days.category,
        min(days.ordered_on) as first_bought_on,
        cast(sum(
            case
                when rules.lookback_days is null
                    or days.ordered_on > cast(dates.snapshot_date - rules.lookback_days * interval '1' day as date)
                    then days.bought_amount
                else 0
            end
        ) as bigint) as bought_amount

    from snapshot_dates as dates
    cross join rules_in_force as rules
    inner join category_days as days
        on days.ordered_on <= dates.snapshot_date

    group by dates.snapshot_date, days.customer_key, days.category

),

categories as (

    select
        bought.snapshot_date,
        bought.customer_key,
        cast(max(case when bought.category is not null then bought.bought_amount end) as bigint) as largest_amount,
        cast(sum(bought.bought_amount) as bigint) as bought_amount,
        max(case when bought.category is not null then bought.first_bought_on end) as latest_first_on

    from bought
    group by bought.snapshot_date, bought.customer_key

),

traits as (

    select
        states.snapshot_date,
        states.customer_key,
        case
            when inputs.has_category
                then states.frequency_orders >= 3
                and coalesce(categories.bought_amount > 0, false)
                and coalesce(100 * categories.largest_amount >= 60 * categories.bought_amount, false)
        end as is_directed,
        states.order_days_in_lookback >= 3 as is_repeated,
        case
            when inputs.has_category
                then coalesce(
                    categories.latest_first_on > states.first_order_on
                    and (
                        rules.lookback_days is null
                        or categories.latest_first_on
                        > cast(states.snapshot_date - rules.lookback_days * interval '1' day as date)
                    ),
                    false
                )
        end as is_related,
        case
            when inputs.has_interactions or inputs.has_feedback
                then coalesce(interactions.is_referring, false) or coalesce(feedback.is_promoter, false)
        end as is_recommending,
        case when inputs.has_category then 3 else 1 end
        + case when inputs.has_interactions or inputs.has_feedback then 1 else 0 end as traits_told,
        rules.loyal_flags as loyal_flags

    from customer_snapshots as states
    cross join rules_in_force as rules
    cross join inputs_loaded as inputs
    left join categories
        on categories.snapshot_date = states.snapshot_date
        and categories.customer_key = states.customer_key
    left join customer_interactions as interactions
        on interactions.snapshot_date = states.snapshot_date
        and interactions.customer_key = states.customer_key
    left join customer_feedback as feedback
        on feedback.snapshot_date = states.snapshot_date
        and feedback.customer_key = states.customer_key

)

select
    snapshot_date,
    customer_key,
    is_directed,
    is_repeated,
    is_related,
    is_recommending,
    cast(
        case when is_directed then 1 else 0 end
        + case when is_repeated then 1 else 0 end
        + case when is_related then 1 else 0 end
        + case when is_recommending then 1 else 0 end as bigint
    ) as loyalty_flags,
    cast(case when loyal_flags < traits_told then loyal_flags else traits_told end as bigint) as loyalty_flags_needed

from traits
