/*
@query    completeness
@inputs   customer_profiles
@params
@purpose  How much is known of the customers of each owner: for each column of the customers extract that anybody has filled, how many have it.
@columns
  owner        VARCHAR  null: nobody looks after them
  column_name  VARCHAR
  customers    BIGINT
  filled       BIGINT
*/
with

told as (

    select
        owner,
        name,
        phone,
        email,
        address,
        region,
        industry,
        company_size,
        customer_type,
        relation,
        cast(birth_year as varchar) as birth_year,
        gender,
        occupation,
        income_band,
        cast(registered_on as varchar) as registered_on,
        acquisition_channel,
        decision_role,
        tags,
        preferred_time

    from customer_profiles

),

cells as (

    select *
    from told
    unpivot include nulls (
        cell for column_name in (name, phone, email, address, region, industry, company_size, customer_type, relation, birth_year, gender, occupation, income_band, registered_on, acquisition_channel, decision_role, tags, preferred_time)
    )

),

held as (

    select column_name
    from cells
    group by column_name
    having count(cell) > 0

)

select
    cells.owner,
    cells.column_name,
    count(*) as customers,
    count(cells.cell) as filled

from cells
semi join held
    on held.column_name = cells.column_name
group by cells.owner, cells.column_name
order by customers desc, cells.owner nulls last, cells.column_name
