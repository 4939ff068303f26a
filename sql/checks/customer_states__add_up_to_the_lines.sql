/*
@check   customer_states__add_up_to_the_lines
@law     The net amount of every customer is that of their order parts, and that of their lines in force.
@inputs  customer_states, order_parts, lines_in_force
*/
with

states as (

    select customer_key, net_amount_so_far as net_amount
    from customer_states
    where valid_to = date '9999-12-31'

),

parts as (

    select customer_key, sum(net_amount) as net_amount, sum(lines) as lines
    from order_parts
    group by customer_key

),

lines as (

    select customer_key, sum(amount) as net_amount, count(*) as lines
    from lines_in_force
    group by customer_key

)

select *
from states
full outer join parts
    using (customer_key)
full outer join lines
    using (customer_key)
where states.net_amount is distinct from coalesce(parts.net_amount, 0)
    or parts.net_amount is distinct from lines.net_amount
    or parts.lines is distinct from lines.lines
