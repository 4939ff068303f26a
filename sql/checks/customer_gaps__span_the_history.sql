/*
@check   customer_gaps__span_the_history
@law     The closed gaps of a customer reach from the first activity day to the last, one for each day after the first.
@inputs  customer_gaps, counted_states
*/
with

gaps as (

    select
        customer_key,
        count(gap_days) as closed_gaps,
        sum(gap_days) as days

    from customer_gaps
    group by customer_key

),

states as (

    select
        customer_key,
        order_days_so_far - 1 as closed_gaps,
        date_diff('day', first_order_on, last_order_on) as days

    from counted_states
    where valid_to = date '9999-12-31'
        and order_days_so_far > 0

)

select *
from gaps
full outer join states
    using (customer_key)
where gaps.closed_gaps is distinct from states.closed_gaps
    or coalesce(gaps.days, 0) is distinct from states.days
