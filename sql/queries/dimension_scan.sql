/*
@query    dimension_scan
@inputs   customer_results, customer_interactions, customer_feedback
@params   scheme
@purpose  Everyone who had bought by a day, one row each: their segment, whether they bought in the days after, and what they had done without ordering.
@definition  Numbers stand in bands, so that they can be told like any other dimension; who has no row there did nothing. The
             question counts them by the measures and by the customer dimensions.
@columns
  customer_key           INTEGER
  segment                VARCHAR
  has_bought             BOOLEAN
  interactions_365_days  VARCHAR  0, 1, 2-3, 4-9, 10+
  interactions_30_days   VARCHAR
  lead_points            VARCHAR
  intents_30_days        VARCHAR
  referrals_365_days     VARCHAR
  has_open_intent        VARCHAR  yes, no
  is_complaining         VARCHAR
  is_promoter            VARCHAR
*/
with

measures as (

    select
        results.customer_key,
        results.segment,
        results.has_bought,
        coalesce(interactions.interactions_365_days, 0) as interactions_365_days,
        coalesce(interactions.interactions_30_days, 0) as interactions_30_days,
        coalesce(interactions.lead_points, 0) as lead_points,
        coalesce(interactions.intents_30_days, 0) as intents_30_days,
        coalesce(interactions.referrals_365_days, 0) as referrals_365_days,
        coalesce(interactions.has_open_intent, false) as has_open_intent,
        coalesce(feedback.is_complaining, false) as is_complaining,
        coalesce(feedback.is_promoter, false) as is_promoter

    from customer_results as results
    left join customer_interactions as interactions
        on interactions.customer_key = results.customer_key
        and interactions.snapshot_date = results.from_date
    left join customer_feedback as feedback
        on feedback.customer_key = results.customer_key
        and feedback.snapshot_date = results.from_date

    where results.scheme = $scheme
        and results.segment <> 'not_yet_customer'

),

bands as (

    select *
    from (values
        (0, 0, '0'),
        (1, 1, '1'),
        (2, 3, '2-3'),
        (4, 9, '4-9'),
        (10, 9223372036854775807, '10+')
    ) as listed (least, most, band)

)

select
    measures.customer_key,
    measures.segment,
    measures.has_bought,
    year_bands.band as interactions_365_days,
    month_bands.band as interactions_30_days,
    point_bands.band as lead_points,
    intent_bands.band as intents_30_days,
    referral_bands.band as referrals_365_days,
    case when measures.has_open_intent then 'yes' else 'no' end as has_open_intent,
    case when measures.is_complaining then 'yes' else 'no' end as is_complaining,
    case when measures.is_promoter then 'yes' else 'no' end as is_promoter

from measures
inner join bands as year_bands on measures.interactions_365_days between year_bands.least and year_bands.most
inner join bands as month_bands on measures.interactions_30_days between month_bands.least and month_bands.most
inner join bands as point_bands on measures.lead_points between point_bands.least and point_bands.most
inner join bands as intent_bands on measures.intents_30_days between intent_bands.least and intent_bands.most
inner join bands as referral_bands on measures.referrals_365_days between referral_bands.least and referral_bands.most
