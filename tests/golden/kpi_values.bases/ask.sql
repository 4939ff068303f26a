select metric_id, period, numerator, denominator
from kpi_values
where metric_id not like '%contribution%'
