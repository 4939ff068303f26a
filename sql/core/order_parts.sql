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
        -- Without an id the day names the order, so a second day is another order.
        case when order_id is null then ordered_on end as unnamed_on,
        cast(count(*) as bigint) as lines,
        cast(sum(amount) as bigint) as net_amount

    from lines_in_force
    group by customer_key, order_id, ordered_on

),

kinds as (

    select
        *,
        case
            when net_amount > 0 then 'sale'
            when net_amount < 0 then 'return'
            else 'gift'
        end as kind,
        case when net_amount > 0 then ordered_on end as sold_on

    from parts

)

select
    customer_key,
    order_id,
    ordered_on,
    lines,
    net_amount,
    kind,
    ordered_on = min(ordered_on) over whole_order as is_first_part,
    coalesce(sold_on = min(sold_on) over whole_order, false) as is_first_sale

from kinds

window whole_order as (partition by customer_key, order_id, unnamed_on)
