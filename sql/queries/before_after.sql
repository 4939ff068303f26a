/*
@query    before_after
@inputs   customer_results, event_stretches, event_customers
@params   scheme, blocks
@purpose  What customers bought in equal stretches before and after a day, and around earlier days, by the segment of the day before, put together by chance in blocks.
@definition  before: in the stretch that ends on day_before; after: in the one that begins on the next day; who bought nothing
             counts as 0. Of side event, whoever it was for; of side control those left alone on purpose; of side earlier
             everybody. A customer is in one and the same block on all sides, so that drawing blocks draws customers. See
             metrics.md section 9.
@columns
  side           VARCHAR  event, control, earlier
  day_before     DATE
  segment        VARCHAR
  block          INTEGER
  customers      BIGINT
  buyers_before  BIGINT
  buyers_after   BIGINT
  amount_before  BIGINT   minor units
  amount_after   BIGINT   minor units
*/
with

stretches as (

    select
        customer_key,
        segment,
        from_date,
        to_date,
        has_bought,
        net_amount_next,
        lag(to_date) over timeline as to_date_before,
        lag(has_bought) over timeline as has_bought_before,
        lag(net_amount_next) over timeline as amount_before

    from customer_results
    where scheme = $scheme

    window timeline as (partition by customer_key order by from_date)

),

pairs as (

    select
        case when asked.is_earlier then 'earlier' else events.side end as side,
        asked.day_before,
        after.segment,
        after.customer_key,
        -- Who was not there yet when the stretch before began has no row of it.
        after.to_date_before = after.from_date and after.has_bought_before as has_bought_before,
        after.has_bought as has_bought_after,
        case when after.to_date_before = after.from_date then after.amount_before else 0 end as amount_before,
        after.net_amount_next as amount_after

    from event_stretches as asked
    inner join stretches as after
        on after.from_date = asked.day_before
        and after.segment <> 'not_yet_customer'
    left join event_customers as events
        on events.customer_key = after.customer_key

    where asked.is_earlier
        or events.side is not null

)

select
    side,
    day_before,
    segment,
    -- A multiplicative hash: keys follow the order of the first line, and neighbours are alike.
    cast((customer_key * 2654435761 % 4294967296) * cast($blocks as bigint) // 4294967296 as integer) as block,
    count(*) as customers,
    count(*) filter (where has_bought_before) as buyers_before,
    count(*) filter (where has_bought_after) as buyers_after,
    cast(sum(amount_before) as bigint) as amount_before,
    cast(sum(amount_after) as bigint) as amount_after

from pairs
group by side, day_before, segment, block
order by side, day_before, segment, block
