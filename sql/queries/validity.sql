/*
@query    validity
@inputs   customer_results, scheme_segments
@params   scheme
@purpose  What each segment of a date bought in the days after it, with what a rank correlation and a concentration need.
@definition  Ranks, from 1 for the least, are of what each customer bought among all who had a sale order by from_date; equal
             amounts share their mid-rank, doubled here to stay whole. not_yet_customer: who bought first in between.
@columns
  from_date        DATE
  to_date          DATE
  segment          VARCHAR
  position         INTEGER  best first
  customers        BIGINT
  buyers           BIGINT
  orders_next      BIGINT
  net_amount       BIGINT   minor units, in the look-back of from_date
  net_amount_next  BIGINT   minor units
  rank_sum         DOUBLE   of the mid-ranks of the segment's customers
  tie_sum          DOUBLE   of t³ − t over the amounts, of all segments
  rank_amount      DOUBLE   of mid-rank × amount, of all segments
*/
with

results as (

    select *
    from customer_results
    where scheme = $scheme

),

amounts as (

    select
        from_date,
        to_date,
        net_amount_next,
        count(*) as customers
    from results
    where segment <> 'not_yet_customer'
    group by from_date, to_date, net_amount_next

),

ranks as (

    select
        from_date,
        to_date,
        net_amount_next,
        cast(customers as hugeint) as customers,
        2 * cast(sum(customers) over (partition by from_date, to_date order by net_amount_next) as hugeint)
        - customers + 1 as doubled_rank
    from amounts

),

wholes as (

    select
        from_date,
        to_date,
        cast(sum(customers * customers * customers - customers) as double) as tie_sum,
        cast(sum(doubled_rank * customers * net_amount_next) as double) / 2 as rank_amount
    from ranks
    group by from_date, to_date

)

select
    results.from_date,
    results.to_date,
    results.segment,
    segments.position,
    count(*) as customers,
    count(*) filter (where results.has_bought) as buyers,
    cast(sum(results.orders_next) as bigint) as orders_next,
    cast(sum(results.monetary_value) as bigint) as net_amount,
    cast(sum(results.net_amount_next) as bigint) as net_amount_next,
    cast(sum(ranks.doubled_rank) as double) / 2 as rank_sum,
    any_value(wholes.tie_sum) as tie_sum,
    any_value(wholes.rank_amount) as rank_amount

from results
inner join scheme_segments as segments
    on segments.scheme = $scheme
    and segments.segment = results.segment
left join ranks
    on ranks.from_date = results.from_date
    and ranks.to_date = results.to_date
    and ranks.net_amount_next = results.net_amount_next
left join wholes
    on wholes.from_date = results.from_date
    and wholes.to_date = results.to_date

group by results.from_date, results.to_date, results.segment, segments.position
order by results.from_date, results.to_date, segments.position
