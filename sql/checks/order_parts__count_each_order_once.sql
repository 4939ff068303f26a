/*
@check   order_parts__count_each_order_once
@law     An order has one first part, and one first sale if any part of it is a sale, on the earliest such day.
@inputs  order_parts
*/
select
    customer_key,
    order_id,
    case when order_id is null then ordered_on end as unnamed_on,
    count(*) as parts

from order_parts
group by all
having count(*) filter (where is_first_part) <> 1
    or count(*) filter (where is_first_sale) <> max(case when kind = 'sale' then 1 else 0 end)
    or min(ordered_on) filter (where kind = 'sale') <> min(ordered_on) filter (where is_first_sale)
    or count(*) filter (where kind <> case sign(net_amount) when 1 then 'sale' when -1 then 'return' else 'gift' end) > 0
