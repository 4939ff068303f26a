select metric_id, period, numerator, denominator
from kpi_values
where metric_id in ('buyers', 'orders', 'net_sales', 'total_sales', 'average_order_value', 'net_sales_per_buyer',
    'anonymous_share', 'repurchase_rate', 'repurchase_rate_by_day', 'repurchase_rate_by_order', 'wake_up_rate')
