/*
@model    known_customers
@grain    customer_key
@inputs   customer_profiles, interactions_in_force, feedback_in_force, contacts_in_force, extracts
@purpose  Since when somebody is known whom another extract than the order lines names, whether they have ordered or not.
@definition  The first of: the day they registered, interacted, answered, complained, were contacted. Whoever has no such day
             is known since the order lines begin.
@columns
  customer_key  INTEGER
  known_from    DATE     null while no order lines are loaded
*/
with

days as (

    select
        customer_key,
        registered_on as known_on

    from customer_profiles

    union all

    select
        customer_key,
        happened_on as known_on

    from interactions_in_force

    union all

    select
        customer_key,
        given_on as known_on

    from feedback_in_force

    union all

    select
        customer_key,
        contacted_on as known_on

    from contacts_in_force

),

beginning as (

    select min(data_from) as starts_on
    from extracts
    where status = 'loaded'
        and kind = 'order_lines'

)

select
    days.customer_key,
    coalesce(min(days.known_on), min(beginning.starts_on)) as known_from

from days
cross join beginning

where days.customer_key > 0
group by days.customer_key
