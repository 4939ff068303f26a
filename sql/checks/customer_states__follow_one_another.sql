/*
@check   customer_states__follow_one_another
@law     The states of a customer follow one another without gap or overlap, and the last one has no end.
@inputs  customer_states
*/
with

states as (

    select
        customer_key,
        valid_from,
        valid_to,
        lead(valid_from) over (partition by customer_key order by valid_from) as next_from

    from customer_states

)

select *
from states
where valid_to <= valid_from
    or valid_to <> coalesce(next_from, date '9999-12-31')
