select metric_id, segment, numerator, denominator
from kpi_values
where metric_id not like '%contribution%'
    and (scheme is null or scheme in ('lifecycle', 'value_tier'))
