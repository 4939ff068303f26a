select metric_id, numerator, denominator, matures_on, is_complete
from kpi_values
where metric_id in ('second_order_rate_30', 'second_order_rate_90', 'win_back_rate', 'win_back_second_order_90',
    'conversion_rate', 'new_customers')
