/*
@model    customer_interactions
@grain    snapshot_date, customer_key
@inputs   snapshot_dates, interactions_in_force, customer_snapshots, rules_in_force
@purpose  What a customer had done by a day without ordering. A row exists for everyone with an interaction by then.
@definition  So many days are (snapshot_date - days, snapshot_date]. An intent is a cart or an enquiry; it is open while no order
             came on its day or later. Frequent: as many interactions in 30 days as the P80, linear (type 7), of those who
             had any. See decisions/011-interactions.md.
@columns
  snapshot_date          DATE
  customer_key           INTEGER
  interactions_365_days  BIGINT
  interactions_30_days   BIGINT
  lead_points            BIGINT   of 30 days, each interaction by the points of its type
  intents_30_days        BIGINT
  referrals_365_days     BIGINT
  is_referring           BOOLEAN  a referral in the look-back
  has_open_intent        BOOLEAN  of the last 30 days
  has_interacted_since   BOOLEAN  after the day of the last order; without an order, ever
  is_frequent            BOOLEAN
*/
with

dated as (

    select
        dates.snapshot_date,
        interactions.customer_key,
        interactions.happened_on,
        interactions.interaction_type,
        cast(date_diff('day', interactions.happened_on, dates.snapshot_date) as bigint) as days_ago

    from snapshot_dates as dates
    inner join interactions_in_force as interactions
        on interactions.happened_on <= dates.snapshot_date

    where interactions.customer_key > 0

),

sums as (

    select
        dated.snapshot_date,
        dated.customer_key,
        cast(sum(case when dated.days_ago < 365 then 1 else 0 end) as bigint) as interactions_365_days,
        cast(sum(case when dated.days_ago < 30 then 1 else 0 end) as bigint) as interactions_30_days,
        cast(sum(
            case
                when dated.days_ago >= 30 then 0
                when dated.interaction_type = 'visit' then rules.visit_points
                when dated.interaction_type = 'browse' then rules.browse_points
                when dated.interaction_type = 'cart' then rules.cart_points
                when dated.interaction_type = 'enquiry' then rules.enquiry_points
                when dated.interaction_type = 'call' then rules.call_points
                when dated.interaction_type = 'email' then rules.email_points
                when dated.interaction_type = 'survey' then rules.survey_points
                when dated.interaction_type = 'social' then rules.social_points
                when dated.interaction_type = 'event' then rules.event_points
                when dated.interaction_type = 'referral' then rules.referral_points
                else rules.other_points
            end
        ) as bigint) as lead_points,
        cast(sum(case when dated.interaction_type in ('cart', 'enquiry') and dated.days_ago < 30 then 1 else 0 end) as bigint)
            as intents_30_days,
        cast(sum(case when dated.interaction_type = 'referral' and dated.days_ago < 365 then 1 else 0 end) as bigint)
            as referrals_365_days,
        max(
            case
                when dated.interaction_type <> 'referral' then 0
                when rules.lookback_days is null or dated.days_ago < rules.lookback_days then 1
                else 0
            end
        ) = 1 as is_referring,
        max(case when dated.interaction_type in ('cart', 'enquiry') and dated.days_ago < 30 then dated.happened_on end)
            as last_intent_on,
        max(dated.happened_on) as last_interaction_on

    from dated
    cross join rules_in_force as rules
    group by dated.snapshot_date, dated.customer_key

),

places as (

    select
        snapshot_date,
        interactions_30_days,
        cast(row_number() over (
            partition by snapshot_date order by interactions_30_days nulls last, customer_key
        ) as bigint) - 1 as place,
        cast(count(*) over (partition by snapshot_date) as bigint) as n

    from sums
    where interactions_30_days > 0

),

frequencies as (

    -- Five times the quantile stays whole.
    select
        snapshot_date,
        cast(sum(
            case
                when place = (n - 1) * 4 / 5 then (5 - (n - 1) * 4 % 5) * interactions_30_days
                when place = (n - 1) * 4 / 5 + 1 then ((n - 1) * 4 % 5) * interactions_30_days
                else 0
            end
        ) as bigint) as p80_fivefold

    from places
    group by snapshot_date

)

select
    sums.snapshot_date,
    sums.customer_key,
    sums.interactions_365_days,
    sums.interactions_30_days,
    sums.lead_points,
    sums.intents_30_days,
    sums.referrals_365_days,
    sums.is_referring,
    coalesce(sums.last_intent_on > coalesce(states.last_order_on, cast('0001-01-01' as date)), false) as has_open_intent,
    sums.last_interaction_on > coalesce(states.last_order_on, cast('0001-01-01' as date)) as has_interacted_since,
    sums.interactions_30_days > 0 and 5 * sums.interactions_30_days >= coalesce(frequencies.p80_fivefold, 0) as is_frequent

from sums
left join customer_snapshots as states
    on states.snapshot_date = sums.snapshot_date
    and states.customer_key = sums.customer_key
left join frequencies
    on frequencies.snapshot_date = sums.snapshot_date
