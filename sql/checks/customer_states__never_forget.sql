/*
@check   customer_states__never_forget
@law     What a customer did so far never becomes less, the first order never moves, and the last never goes back.
@inputs  customer_states
*/
with

pairs as (

    select
        states.*,
        lag(orders_so_far) over timeline as orders_before,
        lag(order_days_so_far) over timeline as order_days_before,
        lag(first_order_on) over timeline as first_before,
        lag(last_order_on) over timeline as last_before

    from customer_states as states
    window timeline as (partition by customer_key order by valid_from)

)

select *
from pairs
where orders_so_far < orders_before
    or order_days_so_far < order_days_before
    or first_order_on <> first_before
    or last_order_on < last_before
    or (first_before is not null and first_order_on is null)
    or last_order_on > valid_from
