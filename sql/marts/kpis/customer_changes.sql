/*
@model    customer_changes
@kept     held
@grain    period, customer_key
@inputs   periods, counted_states
@purpose  What a customer did in a period, for those who did anything in it: a sale, a return or a gift.
@definition  The state at the end less the state on the day before. Of all others the two are one and the same state, so that
             nobody needs to be looked for twice. A period that is not over is read on the last day covered.
@columns
  period             VARCHAR
  customer_key       INTEGER  0 is nobody
  orders             BIGINT   sale orders in the period
  order_days         BIGINT   activity days in the period
  order_days_before  BIGINT   activity days up to the day before; null for who was unknown by then
  net_amount         BIGINT   minor units in the period
  first_order_on     DATE     known at the end
  last_order_before  DATE     known on the day before
  last_order_on      DATE     known at the end
*/
with

-- Each day on which anything began, by the periods that it is in: so that states find theirs without being compared with each.
begun as (

    select
        periods.period,
        periods.day_before,
        periods.read_on,
        days.valid_from as day

    from (select distinct valid_from from counted_states) as days
    inner join periods
        on days.valid_from > periods.day_before
        and days.valid_from <= periods.read_on

),

-- The states of the day before that ended in the period.
left_behind as (

    select
        begun.period,
        states.customer_key,
        states.orders_so_far,
        states.order_days_so_far,
        states.net_amount_so_far,
        states.last_order_on

    from counted_states as states
    inner join begun
        on begun.day = states.valid_to

    where states.valid_from <= begun.day_before

)

select
    begun.period,
    states.customer_key,
    states.orders_so_far - coalesce(left_behind.orders_so_far, 0) as orders,
    states.order_days_so_far - coalesce(left_behind.order_days_so_far, 0) as order_days,
    left_behind.order_days_so_far as order_days_before,
    states.net_amount_so_far - coalesce(left_behind.net_amount_so_far, 0) as net_amount,
    states.first_order_on,
    left_behind.last_order_on as last_order_before,
    states.last_order_on

from counted_states as states
inner join begun
    on begun.day = states.valid_from
left join left_behind
    on left_behind.period = begun.period
    and left_behind.customer_key = states.customer_key

where states.valid_to > begun.read_on
