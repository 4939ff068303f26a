/*
@query    customers_alike
@inputs   customer_profiles, customers, customer_states
@params
@purpose  Customers who may be one and the same person: the same phone, e-mail, or name and address under two ids.
@definition  Phones are compared by their digits without +86, e-mails without case and spaces, names and addresses without
             case, spaces and punctuation. What more than ten customers share says nothing of any of them, and neither does
             an impossible phone. Of those who share something each is told beside the one who has bought longest, else
             the first id.
@columns
  customer_id   VARCHAR  the one who would stay
  other_id      VARCHAR
  shared        VARCHAR  phone, email, name_address
  value         VARCHAR
  name          VARCHAR
  other_name    VARCHAR
  orders        BIGINT
  other_orders BIGINT
*/
with

people as (

    select
        profiles.customer_key,
        customers.customer_id,
        profiles.name,
        coalesce(states.orders_so_far, 0) as orders,
        states.first_order_on,
        -- A phone that a spreadsheet has cut short says nothing of anybody.
        case
            when not regexp_matches(profiles.phone, '[eE][+]')
                then regexp_replace(regexp_replace(profiles.phone, '[^0-9]', '', 'g'), '^(0086|86)(1[0-9]{10})$', '\2')
        end as phone,
        nullif(lower(trim(profiles.email)), '') as email,
        nullif(regexp_replace(lower(profiles.name), '[\s\p{P}]', '', 'g'), '')
        || '|' || nullif(regexp_replace(lower(profiles.address), '[\s\p{P}]', '', 'g'), '') as name_address

    from customer_profiles as profiles
    inner join customers
        on customers.customer_key = profiles.customer_key
    left join customer_states as states
        on states.customer_key = profiles.customer_key
        and states.valid_to = date '9999-12-31'

),

signs as (

    select customer_key, 'phone' as shared, phone as value
    from people
    where length(phone) between 7 and 15
        and length(replace(phone, phone[1], '')) > 0
        and not contains('01234567890123456789', phone)
        and not contains('98765432109876543210', phone)

    union all

    select customer_key, 'email', email
    from people
    where contains(email, '@')

    union all

    select customer_key, 'name_address', name_address
    from people
    where length(name_address) >= 8

),

placed as (

    select
        signs.*,
        count(*) over (partition by signs.shared, signs.value) as sharing,
        first_value(signs.customer_key) over (
            partition by signs.shared, signs.value
            order by people.first_order_on nulls last, people.customer_id
        ) as stays_key

    from signs
    inner join people
        on people.customer_key = signs.customer_key

)

select
    stays.customer_id,
    people.customer_id as other_id,
    placed.shared,
    placed.value,
    stays.name,
    people.name as other_name,
    stays.orders,
    people.orders as other_orders

from placed
inner join people
    on people.customer_key = placed.customer_key
inner join people as stays
    on stays.customer_key = placed.stays_key

where placed.sharing between 2 and 10
    and placed.customer_key <> placed.stays_key
