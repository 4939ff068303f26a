/*
@check   kpi_values__stay_within_their_base
@law     Of the customers of a base no more can do something than there are, and no fewer than none.
@inputs  kpi_values
*/
-- Not repurchase_rate_by_order: a second delivery makes a buyer without an order, so buyers may exceed orders.
select *
from kpi_values
where metric_id in (
    'repurchase_rate',
    'repurchase_rate_by_day',
    'period_repurchase_rate',
    'wake_up_rate',
    'win_back_rate',
    'churn_rate',
    'second_order_rate_30',
    'second_order_rate_90',
    'win_back_second_order_90',
    'conversion_rate',
    'upgrade_rate',
    'downgrade_rate',
    'hold_rate',
    'customer_share'
)
    and (numerator < 0 or numerator > denominator)
