/*
@model    purchase_traits
@grain    snapshot_date, customer_key
@inputs   snapshot_dates, customer_snapshots, customer_gaps, order_parts, second_order_waits, rules_in_force
@purpose  What the eight types ask of orders, for everyone with a sale order: usual gap, returns, and the wait for a second order.
@definition  usual gap = P80 of the customer's own closed gaps, linear (type 7), five times it to stay whole; dormant_days where
             there are fewer than 5. Returns are return parts in the look-back; their share is told in hundredths of a
             per cent of what was bought, and is high above the P90 of scored customers. See metrics.md section 3.12.
@columns
  snapshot_date          DATE
  customer_key           INTEGER
  usual_gap_fivefold     BIGINT   days, five times
  return_parts           BIGINT   in the look-back
  is_return_share_high   BOOLEAN
  second_order_p90_days  BIGINT
*/
with

known_gaps as (

    select
        states.snapshot_date,
        states.customer_key,
        gaps.opened_on,
        gaps.gap_days

    from customer_snapshots as states
    inner join customer_gaps as gaps
        on gaps.customer_key = states.customer_key
        and gaps.closed_on <= states.snapshot_date

),

gap_places as (

    select
        snapshot_date,
        customer_key,
        gap_days,
        cast(row_number() over (
            partition by snapshot_date, customer_key order by gap_days nulls last, opened_on nulls last
        ) as bigint) - 1 as place,
        cast(count(*) over (partition by snapshot_date, customer_key) as bigint) as gaps

    from known_gaps

),

usual_gaps as (

    select
        snapshot_date,
        customer_key,
        max(gaps) as gaps,
        cast(sum(
            case
                when place = (gaps - 1) * 4 / 5 then (5 - (gaps - 1) * 4 % 5) * gap_days
                when place = (gaps - 1) * 4 / 5 + 1 then ((gaps - 1) * 4 % 5) * gap_days
                else 0
            end
        ) as bigint) as p80_fivefold

    from gap_places
    group by snapshot_date, customer_key

),

parts_in_lookback as (

    select
        dates.snapshot_date,
        parts.customer_key,
        cast(sum(case when parts.kind = 'return' then 1 else 0 end) as bigint) as return_parts,
        cast(sum(case when parts.kind = 'return' then -parts.net_amount else 0 end) as bigint) as returned_amount,
        cast(sum(case when parts.kind = 'sale' then parts.net_amount else 0 end) as bigint) as bought_amount

    from snapshot_dates as dates
    cross join rules_in_force as rules
    inner join order_parts as parts
        on parts.ordered_on <= dates.snapshot_date
        and (
            rules.lookback_days is null
            or parts.ordered_on > cast(dates.snapshot_date - rules.lookback_days * interval '1' day as date)
        )

    where parts.customer_key > 0
    group by dates.snapshot_date, parts.customer_key

),

return_shares as (

    select
        parts.snapshot_date,
        parts.customer_key,
        parts.return_parts,
        10000 * parts.returned_amount / parts.bought_amount as return_share

    from parts_in_lookback as parts
    inner join customer_snapshots as states
        on states.snapshot_date = parts.snapshot_date
        and states.customer_key = parts.customer_key

    where states.standing = 'scored'
        and parts.bought_amount > 0

),

share_counts as (

    select
        snapshot_date,
        return_share,
        cast(count(*) as bigint) as customers

    from return_shares
    group by snapshot_date, return_share

),

share_ranks as (

    select
        snapshot_date,
        return_share,
        cast(sum(customers) over (partition by snapshot_date order by return_share nulls last) as bigint) - customers
            as lower,
        cast(sum(customers) over (partition by snapshot_date) as bigint) as n

    from share_counts

)

select
    states.snapshot_date,
    states.customer_key,
    case when usual_gaps.gaps >= 5 then usual_gaps.p80_fivefold else 5 * rules.dormant_days end as usual_gap_fivefold,
    coalesce(parts.return_parts, 0) as return_parts,
    -- Above the P90 of n values stands who has more than nine tenths of the n - 1 others strictly below.
    coalesce(10 * share_ranks.lower > 9 * (share_ranks.n - 1), false) as is_return_share_high,
    waits.second_order_p90_days

from customer_snapshots as states
cross join rules_in_force as rules
left join usual_gaps
    on usual_gaps.snapshot_date = states.snapshot_date
    and usual_gaps.customer_key = states.customer_key
left join parts_in_lookback as parts
    on parts.snapshot_date = states.snapshot_date
    and parts.customer_key = states.customer_key
left join return_shares
    on return_shares.snapshot_date = states.snapshot_date
    and return_shares.customer_key = states.customer_key
left join share_ranks
    on share_ranks.snapshot_date = return_shares.snapshot_date
    and share_ranks.return_share = return_shares.return_share
left join second_order_waits as waits
    on waits.snapshot_date = states.snapshot_date

where states.standing <> 'not_yet_customer'
