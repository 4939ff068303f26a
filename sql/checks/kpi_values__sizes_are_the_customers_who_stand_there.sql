/*
@check   kpi_values__sizes_are_the_customers_who_stand_there
@law     The size share counts the rows of customer_standings, and its base is the active, dormant and lost customers of the period.
@inputs  kpi_values, customer_standings
*/
with

standing as (

    select scheme, period, segment, count(*) as customers
    from customer_standings
    group by scheme, period, segment

),

bases as (

    select period, sum(numerator) as customers
    from kpi_values
    where metric_id in ('active_customers', 'dormant_customers', 'lost_customers')
    group by period

)

select
    told.scheme,
    told.period,
    told.segment,
    told.numerator,
    standing.customers as standing,
    told.denominator,
    bases.customers as base

from kpi_values as told
inner join bases
    on bases.period = told.period
left join standing
    on standing.scheme = told.scheme
    and standing.period = told.period
    and standing.segment = told.segment
where told.metric_id = 'customer_share'
    and (told.numerator <> coalesce(standing.customers, 0) or told.denominator <> bases.customers)
