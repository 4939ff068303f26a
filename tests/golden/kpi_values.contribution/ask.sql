select metric_id, scheme, segment, numerator, denominator
from kpi_values
where metric_id in ('contribution_share', 'top_contribution_share', 'customer_share')
    and (segment is null or segment in ('champions', 'loyal', 'lapsed', 'promising') or scheme = 'lifecycle')
    and scheme in ('rfm_11', 'lifecycle')
