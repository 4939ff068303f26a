/*
@query    before_after
@inputs   customer_results, event_customers
@params   scheme, day_before, opens_after, baseline_day_before, baseline_opens_after, blocks
@purpose  What customers bought in equal stretches before and after a day, by the segment of the day before it, put together by chance in blocks.
@definition  before: in (opens_after, day_before]; after: as many days from day_before on; who bought nothing counts as 0. Of
             role treated, whoever it was for; of role baseline those left alone on purpose, or everybody around an earlier day.
             A customer is in one and the same block for both, so that drawing blocks draws customers. See metrics.md section 9.
@columns
  segment        VARCHAR
  block          INTEGER
  role           VARCHAR  treated, baseline
  customers      BIGINT
  buyers_before  BIGINT
  buyers_after   BIGINT
  amount_before  BIGINT   minor units
  amount_after   BIGINT   minor units
*/
with

pairs as (

    select
        after.segment,
        events.role,
        after.customer_key,
        coalesce(before.has_bought, false) as has_bought_before,
        after.has_bought as has_bought_after,
        coalesce(before.net_amount_next, 0) as amount_before,
        after.net_amount_next as amount_after

    from event_customers as events
    inner join customer_results as after
        on after.customer_key = events.customer_key
        and after.scheme = $scheme
        and after.from_date = case
            when events.is_around_baseline then cast($baseline_day_before as date)
            else cast($day_before as date)
        end
        and after.segment <> 'not_yet_customer'
    left join customer_results as before
        on before.customer_key = events.customer_key
        and before.scheme = $scheme
        and before.from_date = case
            when events.is_around_baseline then cast($baseline_opens_after as date)
            else cast($opens_after as date)
        end

)

select
    segment,
    -- A multiplicative hash: keys follow the order of the first line, and neighbours are alike.
    cast((customer_key * 2654435761 % 4294967296) * cast($blocks as bigint) // 4294967296 as integer) as block,
    role,
    count(*) as customers,
    count(*) filter (where has_bought_before) as buyers_before,
    count(*) filter (where has_bought_after) as buyers_after,
    cast(sum(amount_before) as bigint) as amount_before,
    cast(sum(amount_after) as bigint) as amount_after

from pairs
group by segment, block, role
order by segment, block, role
