/*
@check   kpi_values__agree_with_the_lifecycle_sizes
@law     Active, dormant and lost customers of a period are the sizes of the lifecycle segments on the day it is read, new among the active, less who is in no KPI.
@inputs  periods, kpi_values, segment_sizes, customer_segments, customers_left_out
*/
with

told as (

    select snapshot_date, segment, customers
    from segment_sizes
    where scheme = 'lifecycle'

    union all

    select snapshot_date, segment, -1 as customers
    from customer_segments
    where scheme = 'lifecycle'
        and customer_key in (select customer_key from customers_left_out)

),

sizes as (

    select
        snapshot_date,
        case segment
            when 'new' then 'active_customers'
            when 'active' then 'active_customers'
            when 'dormant' then 'dormant_customers'
            when 'lost' then 'lost_customers'
        end as metric_id,
        sum(customers) as customers

    from told
    where segment <> 'not_yet_customer'
    group by all

)

select
    periods.period,
    kpi_values.metric_id,
    kpi_values.numerator,
    sizes.customers

from periods
inner join kpi_values
    on kpi_values.period = periods.period
    and kpi_values.metric_id in ('active_customers', 'dormant_customers', 'lost_customers')
left join sizes
    on sizes.snapshot_date = periods.read_on
    and sizes.metric_id = kpi_values.metric_id
where kpi_values.numerator <> coalesce(sizes.customers, 0)
