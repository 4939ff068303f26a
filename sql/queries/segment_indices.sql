/*
@query    segment_indices
@inputs   customer_segments, scheme_segments, customer_habits, asked_customers, inputs_loaded
@params   scheme, as_of, most_keys
@purpose  How much more, or less, a segment does something than everybody does: an index of 1 is as much.
@definition  value = (numerator / denominator) / (overall_numerator / overall_denominator). category: the amount bought of it, of
             all that was bought, lines without a category included. complaint: who complains, of the customers. The
             categories with the largest amounts; what nothing loaded can tell has no row.
@columns
  segment              VARCHAR
  kind                 VARCHAR  category, complaint
  key                  VARCHAR
  value                DOUBLE   null for an empty segment, and for what nobody does
  numerator            BIGINT   minor units, or customers
  denominator          BIGINT
  overall_numerator    BIGINT
  overall_denominator  BIGINT
  customers            BIGINT   who make the numerator
  keys                 BIGINT   of the kind, those beyond the largest included
*/
with

members as (

    select segment, customer_key
    from customer_segments
    where scheme = $scheme
        and snapshot_date = cast($as_of as date)
        and customer_key in (select customer_key from asked_customers)

),

done as (

    select members.segment, habits.kind, habits.key, habits.amount
    from members
    inner join customer_habits as habits
        on habits.snapshot_date = cast($as_of as date)
        and habits.customer_key = members.customer_key

),

sums as (

    select segment, kind, key, sum(amount) as numerator, count(*) as customers
    from done
    group by segment, kind, key

),

bases as (

    select segment, kind, sum(amount) as denominator
    from done
    where kind = 'category'
    group by segment, kind

    union all

    select segment, 'complaint' as kind, count(*) as denominator
    from members
    group by segment

),

wholes as (

    select kind, sum(denominator) as overall_denominator
    from bases
    group by kind

),

keys as (

    select kind, key, sum(numerator) as overall_numerator
    from sums
    where key is not null
    group by kind, key

    union all

    -- Where feedback is loaded and nobody complains, that is an answer.
    select 'complaint' as kind, 'complaint' as key, 0 as overall_numerator
    from inputs_loaded
    where has_feedback
        and not exists (select 1 from sums where kind = 'complaint')

),

ranked as (

    select
        *,
        row_number() over (partition by kind order by overall_numerator desc, key) as place,
        count(*) over (partition by kind) as keys

    from keys

)

select
    places.segment,
    ranked.kind,
    ranked.key,
    (coalesce(sums.numerator, 0) / nullif(cast(bases.denominator as double), 0))
    / nullif(ranked.overall_numerator / nullif(cast(wholes.overall_denominator as double), 0), 0) as value,
    cast(coalesce(sums.numerator, 0) as bigint) as numerator,
    cast(coalesce(bases.denominator, 0) as bigint) as denominator,
    cast(ranked.overall_numerator as bigint) as overall_numerator,
    cast(coalesce(wholes.overall_denominator, 0) as bigint) as overall_denominator,
    coalesce(sums.customers, 0) as customers,
    ranked.keys

from scheme_segments as places
cross join ranked
left join sums
    on sums.segment = places.segment
    and sums.kind = ranked.kind
    and sums.key = ranked.key
left join bases
    on bases.segment = places.segment
    and bases.kind = ranked.kind
left join wholes
    on wholes.kind = ranked.kind

where places.scheme = $scheme
    and ranked.place <= cast($most_keys as bigint)

order by ranked.kind, ranked.place, places.position
