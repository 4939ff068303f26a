/*
@model    customer_days
@kept     table
@grain    customer_key, ordered_on
@inputs   order_parts
@purpose  What a customer did on a day. A row exists for each day with a sale, a return or a gift.
@definition  Counted twice: as the returns policies net and exclude see it (sale parts are activity), and as event sees it
             (every part is). Nobody (customer_key 0) has amounts but neither orders nor activity.
@columns
  customer_key     INTEGER  0 is nobody
  ordered_on       DATE
  orders           BIGINT   orders whose first sale part is of this day
  sale_parts       BIGINT   above 0 = an activity day
  net_amount       BIGINT   minor units, all parts
  returned_amount  BIGINT   minor units, of net_amount that of return parts: exclude leaves it out
  event_orders     BIGINT   orders whose first part of any kind is of this day (event)
  event_parts      BIGINT   parts of any kind (event)
*/
with

parts as (

    select
        *,
        case when customer_key > 0 then 1 else 0 end as counted

    from order_parts

)

select
    customer_key,
    ordered_on,
    cast(sum(case when is_first_sale then counted else 0 end) as bigint) as orders,
    cast(sum(case when kind = 'sale' then counted else 0 end) as bigint) as sale_parts,
    cast(sum(net_amount) as bigint) as net_amount,
    cast(sum(case when kind = 'return' then net_amount else 0 end) as bigint) as returned_amount,
    cast(sum(case when is_first_part then counted else 0 end) as bigint) as event_orders,
    cast(sum(counted) as bigint) as event_parts

from parts
group by customer_key, ordered_on

-- Customer by customer, as the windows above it and one customer's history read them.
order by customer_key, ordered_on
