/*
@query    churn
@inputs   customer_waits, gap_lengths, early_warnings, customer_segments, scheme_segments
@params   as_of, scheme
@purpose  The counts that the churn indicators of a day are made of: who waits how long, gaps by length, who is warned.
@definition  fact says what a row counts. waiting: customers by the days of their open gap. closed, open: gaps by length, with
             the weight they have on the survival curve. at_risk: warned customers of each segment, empty ones with 0.
             rhythm: customers not lost by how long they wait, in halves of their expected gap, rounded up; from the ninth
             on together. warning: those whose wait is longer than expected, and those who are warned.
@columns
  fact        VARCHAR  waiting, closed, open, at_risk, rhythm, warning
  days        BIGINT   of the gap; of the rhythm: halves of the expected gap, 1 to 9
  key         VARCHAR  gap status of the waiting; segment of those at risk; overdue, warned
  customers   BIGINT
  net_amount  BIGINT   minor units, in the look-back
  base        BIGINT   customers who have a score, warned or not: of the segment, or all; of the rhythm who have one
  gaps        BIGINT
  weight      DOUBLE   customers: all gaps of one together weigh 1
*/
with

warned as (

    select
        segments.segment,
        count(*) as base,
        count(*) filter (where warnings.is_warned) as customers,
        coalesce(sum(warnings.monetary_value) filter (where warnings.is_warned), 0) as net_amount

    from early_warnings as warnings
    inner join customer_segments as segments
        on segments.scheme = $scheme
        and segments.snapshot_date = warnings.snapshot_date
        and segments.customer_key = warnings.customer_key

    where warnings.snapshot_date = cast($as_of as date)
    group by segments.segment

),

scored as (

    select
        monetary_value,
        is_warned,
        ratio_denominator is not null as has_rhythm,
        coalesce(overdue_numerator > 0, false) as is_overdue,
        waited_halves

    from early_warnings
    where snapshot_date = cast($as_of as date)

),

facts as (

    select
        'waiting' as fact,
        recency_days as days,
        gap_status as key,
        count(*) as customers,
        sum(monetary_value) as net_amount,
        null as base,
        null as gaps,
        null as weight,
        0 as position

    from customer_waits
    where snapshot_date = cast($as_of as date)
    group by recency_days, gap_status

    union all

    select
        case when is_closed then 'closed' else 'open' end as fact,
        gap_days as days,
        null as key,
        null as customers,
        null as net_amount,
        null as base,
        sum(gaps) as gaps,
        -- In a fixed order: a sum of fractions may depend on it in its last digit.
        sum(gaps / cast(closed_gaps + 1 as double) order by closed_gaps) as weight,
        0 as position

    from gap_lengths
    where snapshot_date = cast($as_of as date)
    group by gap_days, is_closed

    union all

    select
        'at_risk' as fact,
        null as days,
        places.segment as key,
        coalesce(warned.customers, 0) as customers,
        coalesce(warned.net_amount, 0) as net_amount,
        coalesce(warned.base, 0) as base,
        null as gaps,
        null as weight,
        places.position

    from scheme_segments as places
    left join warned
        on warned.segment = places.segment

    where places.scheme = $scheme
        and places.segment <> 'not_yet_customer'

    union all

    select
        'rhythm' as fact,
        waited_halves as days,
        null as key,
        count(*) as customers,
        sum(monetary_value) as net_amount,
        sum(count(*)) over () as base,
        null as gaps,
        null as weight,
        0 as position

    from scored
    where has_rhythm
    group by waited_halves

    union all

    select
        'warning' as fact,
        null as days,
        'overdue' as key,
        count(*) filter (where is_overdue) as customers,
        coalesce(sum(monetary_value) filter (where is_overdue), 0) as net_amount,
        count(*) filter (where has_rhythm) as base,
        null as gaps,
        null as weight,
        0 as position

    from scored

    union all

    select
        'warning' as fact,
        null as days,
        'warned' as key,
        count(*) filter (where is_warned) as customers,
        coalesce(sum(monetary_value) filter (where is_warned), 0) as net_amount,
        count(*) as base,
        null as gaps,
        null as weight,
        1 as position

    from scored

)

select
    fact,
    cast(days as bigint) as days,
    key,
    cast(customers as bigint) as customers,
    cast(net_amount as bigint) as net_amount,
    cast(base as bigint) as base,
    cast(gaps as bigint) as gaps,
    cast(weight as double) as weight

from facts
order by fact, position, days, key
