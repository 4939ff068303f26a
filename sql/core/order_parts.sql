/*
@model    order_parts
@kept     table
@grain    customer_key, order_id, ordered_on
@inputs   lines_in_force
@purpose  An order, cut by business day. An order counts once, on the day of its first sale part; money counts on the day of each part.
@definition  An order is (customer, order id); without an id, what the customer bought on one day. A part with a net amount
             above 0 is a sale, below 0 a return, of exactly 0 a gift. Nothing known at a day depends on a line dated after it.
             See decisions/001-orders-and-parts.md.
@columns
  customer_key    INTEGER  0 is nobody
  order_id        VARCHAR  null where the extract has none
  ordered_on      DATE
  lines           BIGINT
  net_amount      BIGINT   minor units, returns netted
  kind            VARCHAR  sale, return or gift
  is_first_part   BOOLEAN  the order's first part of any kind
  is_first_sale   BOOLEAN  the order's first sale part: here the order counts
*/
with

parts as (

    select
        customer_key,
        order_id,
        ordered_on,
        cast(count(*) as bigint) as lines,
        cast(sum(amount) as bigint) as net_amount

    from lines_in_force
    group by customer_key, order_id, ordered_on

),

-- Few orders have several parts. What has no id joins none of these: its day names the order.
cut_orders as (

    select
        customer_key,
        order_id,
        min(ordered_on) as first_on,
        min(case when net_amount > 0 then ordered_on end) as first_sold_on

    from parts
    group by customer_key, order_id
    having count(*) > 1

)

select
    parts.customer_key,
    parts.order_id,
    parts.ordered_on,
    parts.lines,
    parts.net_amount,
    case
        when parts.net_amount > 0 then 'sale'
        when parts.net_amount < 0 then 'return'
        else 'gift'
    end as kind,
    parts.ordered_on = coalesce(cut_orders.first_on, parts.ordered_on) as is_first_part,
    parts.net_amount > 0
    and parts.ordered_on = coalesce(cut_orders.first_sold_on, parts.ordered_on) as is_first_sale

from parts
left join cut_orders
    on cut_orders.customer_key = parts.customer_key
    and cut_orders.order_id = parts.order_id
