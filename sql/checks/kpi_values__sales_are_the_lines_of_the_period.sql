/*
@check   kpi_values__sales_are_the_lines_of_the_period
@law     Total sales of a period are the amounts of its lines in force, less those of who is in no KPI; without those of nobody, they are net sales.
@inputs  periods, rules_in_force, lines_in_force, customers_left_out, kpi_values
*/
with

lines as (

    select
        periods.period,
        coalesce(sum(lines.amount), 0) as total_sales,
        coalesce(sum(lines.amount) filter (where lines.customer_key > 0), 0) as net_sales

    from periods
    left join lines_in_force as lines
        on lines.ordered_on between periods.starts_on and periods.read_on
        and lines.customer_key not in (select customer_key from customers_left_out)
    group by periods.period

)

select
    lines.*,
    total.numerator as told_total,
    net.numerator as told_net

from lines
inner join kpi_values as total
    on total.period = lines.period
    and total.metric_id = 'total_sales'
inner join kpi_values as net
    on net.period = lines.period
    and net.metric_id = 'net_sales'
cross join rules_in_force as rules
-- exclude leaves return parts out, so there the lines say more than the sales.
where rules.returns <> 'exclude'
    and (lines.total_sales <> total.numerator or lines.net_sales <> net.numerator)
