/*
@model    customer_states
@kept     table
@grain    customer_key, valid_from
@inputs   customer_days, known_customers
@purpose  Everything a customer had done by any day: one row for each stretch of days in which nothing new happened.
@definition  The state at as_of, that whole day included: valid_from <= as_of and valid_to > as_of.
             What happened in (a, b] is the state at b less the state at a.
             No row at as_of, or order_days_so_far = 0: not_yet_customer. Whoever is known before their first day has a row
             of nothing until then. See decisions/002-customer-states.md.
@columns
  customer_key         INTEGER  0 is nobody
  valid_from           DATE     a day with a sale, a return or a gift, or the first on which they are known; included
  valid_to             DATE     the customer's next such day, not included; 9999-12-31 while there is none
  orders_so_far        BIGINT   sale orders, each counted on its first sale day
  order_days_so_far    BIGINT   days with a sale part (activity days)
  net_amount_so_far    BIGINT   minor units, returns netted; may fall, may be negative
  first_order_on       DATE     first activity day; null before it
  last_order_on        DATE     last activity day; null before the first
  returned_so_far      BIGINT   minor units, of net_amount_so_far that of return parts: exclude leaves it out
  event_orders_so_far  BIGINT   orders of any kind, each counted on its first day (event)
  event_days_so_far    BIGINT   days with a part of any kind (event)
  first_event_on       DATE     first day with a part of any kind (event)
*/
with

first_days as (

    select
        customer_key,
        min(ordered_on) as ordered_on,
        min(case when sale_parts > 0 then ordered_on end) as sold_on

    from customer_days
    group by customer_key

),

marked_days as (

    -- A second delivery of an order is activity but no second order; a day with returns alone is neither.
    select
        days.*,
        case when days.sale_parts > 0 then days.ordered_on end as sold_on,
        -- A state knows nothing of a sale still to come.
        case when first_days.sold_on <= days.ordered_on then first_days.sold_on end as first_sold_on,
        -- Each day of somebody has a part of some kind; those of nobody are no activity.
        case when days.customer_key > 0 then first_days.ordered_on end as first_moved_on

    from customer_days as days
    inner join first_days
        on first_days.customer_key = days.customer_key

)

select
    customer_key,
    ordered_on as valid_from,
    coalesce(lead(ordered_on) over timeline, cast('9999-12-31' as date)) as valid_to,
    cast(sum(orders) over timeline as bigint) as orders_so_far,
    cast(count(sold_on) over timeline as bigint) as order_days_so_far,
    cast(sum(net_amount) over timeline as bigint) as net_amount_so_far,
    first_sold_on as first_order_on,
    max(sold_on) over timeline as last_order_on,
    cast(sum(returned_amount) over timeline as bigint) as returned_so_far,
    cast(sum(event_orders) over timeline as bigint) as event_orders_so_far,
    case when customer_key > 0 then cast(row_number() over timeline as bigint) else cast(0 as bigint) end as event_days_so_far,
    first_moved_on as first_event_on

from marked_days

-- One row per customer and day: ordered_on is already a unique order, no tie to break, and no row has another beside it.
window timeline as (
    partition by customer_key
    order by ordered_on
    rows between unbounded preceding and current row
)

union all

select
    known.customer_key,
    known.known_from as valid_from,
    coalesce(first_days.ordered_on, cast('9999-12-31' as date)) as valid_to,
    cast(0 as bigint) as orders_so_far,
    cast(0 as bigint) as order_days_so_far,
    cast(0 as bigint) as net_amount_so_far,
    cast(null as date) as first_order_on,
    cast(null as date) as last_order_on,
    cast(0 as bigint) as returned_so_far,
    cast(0 as bigint) as event_orders_so_far,
    cast(0 as bigint) as event_days_so_far,
    cast(null as date) as first_event_on

from known_customers as known
left join first_days
    on first_days.customer_key = known.customer_key

where known.known_from < coalesce(first_days.ordered_on, cast('9999-12-31' as date))
