/*
@check   kpi_values__contributions_add_up_to_net_sales
@law     The contributions of the segments of a scheme add up to the net sales of the period, and so does each denominator.
@inputs  kpi_values
*/
with

sales as (

    select period, numerator as net_sales
    from kpi_values
    where metric_id = 'net_sales'

)

select
    contributions.scheme,
    contributions.period,
    sum(contributions.numerator) as contributions,
    sales.net_sales

from kpi_values as contributions
inner join sales
    on sales.period = contributions.period
where contributions.metric_id = 'contribution_share'
group by contributions.scheme, contributions.period, sales.net_sales
having sum(contributions.numerator) <> sales.net_sales
    or bool_or(contributions.denominator <> sales.net_sales)
