/*
@check   kpi_values__second_orders_are_of_new_or_lost_customers
@law     Nobody is followed who was not new or lost: bases are no larger than those, and equal to them once the period is mature.
@inputs  kpi_values
*/
with

told as (

    select
        period,
        max(numerator) filter (where metric_id = 'new_customers') as new_customers,
        max(denominator) filter (where metric_id = 'win_back_rate') as lost_before,
        max(numerator) filter (where metric_id = 'win_back_rate') as won_back,
        max(denominator) filter (where metric_id = 'second_order_rate_30') as followed_30,
        max(denominator) filter (where metric_id = 'second_order_rate_90') as followed_90,
        max(denominator) filter (where metric_id = 'win_back_second_order_90') as followed_back,
        max(numerator) filter (where metric_id = 'win_back_second_order_90') as back_twice,
        bool_or(is_complete) filter (where metric_id = 'second_order_rate_90') as is_mature

    from kpi_values
    group by period

)

select *
from told
where followed_30 > new_customers
    or followed_90 > followed_30
    or followed_back > lost_before
    or back_twice > won_back
    or (is_mature and (followed_90 <> new_customers or followed_back <> lost_before))
