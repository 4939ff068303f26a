/*
@model    customer_periods
@grain    period, customer_key
@inputs   period_bounds, customer_changes, counted_states, asked_customers, customers_left_out
@purpose  What a customer did in a period, and how they stood on the day before it and at its end: the rows that KPIs count.
@definition  What customer_changes says, and beside it everyone whose state of the day before is still that of the end. Bases
             (dormant, lost, not lost) are fixed on the day before; gap_status as dated_states has it. A period that is not over
             is read on the last day covered. A row exists for everyone known by then.
@columns
  period            VARCHAR
  customer_key      INTEGER  0 is nobody: lines without a customer, in total_sales only
  is_identified     BOOLEAN
  orders            BIGINT   sale orders in the period
  order_days        BIGINT   activity days in the period; above 0 = a buyer
  order_days_before BIGINT   activity days up to the day before; null for who was unknown by then
  net_amount        BIGINT   minor units in the period
  is_new            BOOLEAN  first activity day in the period
  bought_before     BOOLEAN  a buyer of the previous period
  gap_status_before VARCHAR  active, dormant, lost on the day before; null without an order by then
  gap_status        VARCHAR  the same at the end
*/
with

done as (

    select
        bounds.*,
        changes.customer_key,
        changes.orders,
        changes.order_days,
        changes.order_days_before,
        changes.net_amount,
        changes.first_order_on,
        changes.last_order_before,
        changes.last_order_on

    from customer_changes as changes
    inner join period_bounds as bounds
        on bounds.period = changes.period

    union all

    select
        bounds.*,
        states.customer_key,
        cast(0 as bigint) as orders,
        cast(0 as bigint) as order_days,
        states.order_days_so_far as order_days_before,
        cast(0 as bigint) as net_amount,
        states.first_order_on,
        states.last_order_on as last_order_before,
        states.last_order_on

    from period_bounds as bounds
    inner join counted_states as states
        on states.valid_from <= bounds.day_before
        and states.valid_to > bounds.read_on

)

select
    period,
    customer_key,
    customer_key > 0 as is_identified,
    orders,
    order_days,
    order_days_before,
    net_amount,
    coalesce(first_order_on >= starts_on, false) as is_new,
    coalesce(last_order_before > day_before_previous, false) as bought_before,
    case
        when last_order_before >= active_since_before then 'active'
        when last_order_before >= dormant_since_before then 'dormant'
        when last_order_before < dormant_since_before then 'lost'
    end as gap_status_before,
    case
        when last_order_on >= active_since then 'active'
        when last_order_on >= dormant_since then 'dormant'
        when last_order_on < dormant_since then 'lost'
    end as gap_status

from done
where customer_key in (select customer_key from asked_customers)
    and customer_key not in (select customer_key from customers_left_out)
