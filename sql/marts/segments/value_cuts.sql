/*
@model    value_cuts
@grain    snapshot_date, monetary_value
@inputs   customer_snapshots
@purpose  From which monetary value on customers are among those who bring the first p per cent of all positive value, the largest first.
@definition  The value with share_above < p <= share_through, for a whole p of 1 to 100: whoever has so much has less than p per cent
             before them by value_shares, whoever has less has not. Only values that cross a whole per cent have a row; none where nobody
             has a positive value. See metrics.md section 3.5.
@columns
  snapshot_date   DATE
  monetary_value  BIGINT   minor units
  share_above     BIGINT   whole per cent of the total that stands before it
  share_through   BIGINT   the same with all who have this value
*/
with

amounts as (

    select
        snapshot_date,
        monetary_value

    from customer_snapshots

    where standing = 'scored'
        and monetary_value > 0

),

widths as (

    select
        snapshot_date,
        -- Thousands of buckets below the mean: few customers share the one in which a per cent is crossed.
        cast(sum(monetary_value) as bigint) / cast(count(*) as bigint) / 4096 + 1 as width

    from amounts
    group by snapshot_date

),

placed as (

    select
        amounts.snapshot_date,
        amounts.monetary_value,
        amounts.monetary_value / widths.width as bucket

    from amounts
    inner join widths
        on widths.snapshot_date = amounts.snapshot_date

),

buckets as (

    select
        snapshot_date,
        bucket,
        cast(sum(monetary_value) as bigint) as amount

    from placed
    group by snapshot_date, bucket

),

summed_buckets as (

    select
        snapshot_date,
        bucket,
        amount,
        cast(sum(amount) over (partition by snapshot_date order by bucket desc nulls last) as bigint) as through,
        cast(sum(amount) over (partition by snapshot_date) as bigint) as total

    from buckets

),

crossed_buckets as (

    select
        snapshot_date,
        bucket,
        through - amount as above,
        total

    from summed_buckets

    where 100 * through / total > 100 * (through - amount) / total

),

-- The few in them are found first: joined at once, everybody would be laid out by bucket for them.
placed_there as (

    select
        placed.snapshot_date,
        placed.bucket,
        placed.monetary_value

    from placed
    where exists (
        select 1
        from crossed_buckets
        where crossed_buckets.snapshot_date = placed.snapshot_date
            and crossed_buckets.bucket = placed.bucket
    )

),

crossed_values as (

    select
        crossed_buckets.snapshot_date,
        crossed_buckets.bucket,
        crossed_buckets.above,
        crossed_buckets.total,
        placed_there.monetary_value,
        cast(sum(placed_there.monetary_value) as bigint) as amount

    from placed_there
    inner join crossed_buckets
        on crossed_buckets.snapshot_date = placed_there.snapshot_date
        and crossed_buckets.bucket = placed_there.bucket

    group by
        crossed_buckets.snapshot_date,
        crossed_buckets.bucket,
        crossed_buckets.above,
        crossed_buckets.total,
        placed_there.monetary_value

),

summed_values as (

    select
        snapshot_date,
        monetary_value,
        amount,
        total,
        above + cast(
            sum(amount) over (partition by snapshot_date, bucket order by monetary_value desc nulls last) as bigint
        ) as through

    from crossed_values

),

shares as (

    select
        snapshot_date,
        monetary_value,
        100 * (through - amount) / total as share_above,
        100 * through / total as share_through

    from summed_values

)

select
    snapshot_date,
    monetary_value,
    share_above,
    share_through

from shares
where share_through > share_above
