/*
@model    segment_flows
@kept     table
@grain    scheme, from_date, to_date, from_segment, to_segment
@inputs   customer_flows
@purpose  How many customers went from segment to segment between two dates. A row exists where anybody did.
@columns
  scheme             VARCHAR
  from_date          DATE
  to_date            DATE
  from_segment       VARCHAR  not_yet_customer: first sale order in between
  to_segment         VARCHAR
  customers          BIGINT
  moved_by_purchase  BIGINT
  moved_by_waiting   BIGINT
  net_amount_from    BIGINT   minor units
  net_amount_to      BIGINT   minor units
*/
select
    scheme,
    from_date,
    to_date,
    from_segment,
    to_segment,
    cast(count(*) as bigint) as customers,
    cast(sum(case when moved_by = 'purchase' then 1 else 0 end) as bigint) as moved_by_purchase,
    cast(sum(case when moved_by = 'waiting' then 1 else 0 end) as bigint) as moved_by_waiting,
    cast(sum(net_amount_from) as bigint) as net_amount_from,
    cast(sum(net_amount_to) as bigint) as net_amount_to

from customer_flows
group by scheme, from_date, to_date, from_segment, to_segment
