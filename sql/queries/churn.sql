/*
@query    churn
@inputs   customer_waits, gap_lengths, early_warnings, customer_segments, scheme_segments
@params   as_of, scheme
@purpose  The counts that the churn indicators of a day are made of: who waits how long, gaps by length, who is warned.
@definition  fact says what a row counts. waiting: customers by the days of their open gap. closed, open: gaps by length, with
             the weight they have on the survival curve. at_risk: warned customers of each segment, empty ones with 0.
@columns
  fact        VARCHAR  waiting, closed, open, at_risk
  days        BIGINT   of the gap
  key         VARCHAR  gap status of the waiting; segment of those at risk
  customers   BIGINT
  net_amount  BIGINT   minor units, in the look-back
  base        BIGINT   customers of the segment who have a score, warned or not
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
