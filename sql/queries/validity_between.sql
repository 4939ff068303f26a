/*
@query    validity_between
@inputs   customer_results, other_segments
@params   scheme
@purpose  Customers by their segment on a date and by that of another way to part them, with what they bought in the days after.
@definition  Who had no sale order by from_date is left out.
@columns
  segment          VARCHAR
  other_segment    VARCHAR
  customers        BIGINT
  buyers           BIGINT
  net_amount_next  BIGINT   minor units
*/
select
    results.segment,
    others.segment as other_segment,
    count(*) as customers,
    count(*) filter (where results.has_bought) as buyers,
    cast(sum(results.net_amount_next) as bigint) as net_amount_next

from customer_results as results
inner join other_segments as others
    on others.customer_key = results.customer_key

where results.scheme = $scheme
    and results.segment <> 'not_yet_customer'

group by results.segment, others.segment
order by results.segment, others.segment
