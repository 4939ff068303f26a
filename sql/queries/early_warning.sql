/*
@query    early_warning
@inputs   early_warnings, rfm_scores, customers, customer_segments
@params   as_of, scheme, segment, reason, warned, search
@purpose  Everyone on a day who has bought and is not lost, with the score of their silence, its reasons, and the money at risk.
@definition  net_amount_at_risk = score * monetary_value, rounded once, half away from zero. reasons: the parts above 0, the
             largest first, and overdue, unlikely_alive, slowing, complaint in this order when they tie. A doubt whether somebody is
             a customer still is never 0: it is a reason from one half on.
@columns
  customer_key        INTEGER
  customer_id         VARCHAR
  first_order_on      DATE
  last_order_on       DATE
  recency_days        BIGINT
  frequency_orders    BIGINT
  monetary_value      BIGINT   minor units, in the look-back
  orders_so_far       BIGINT
  net_amount_so_far   BIGINT   minor units
  r_score             INTEGER
  f_score             INTEGER
  m_score             INTEGER
  segment             VARCHAR
  score               DOUBLE   0 to 1
  reasons             VARCHAR  overdue, unlikely_alive, slowing, complaint; null when none of them is told
  is_warned           BOOLEAN
  net_amount_at_risk  BIGINT   minor units
  expected_days       DOUBLE   the gap expected of this customer; null while nobody has closed a gap
  overdue             DOUBLE   null while nobody has closed a gap
  unlikely_alive      DOUBLE   null while no model is fitted
  slowing             DOUBLE
  complaint           DOUBLE   1 or 0; null while no feedback is loaded
*/
with

parts as (

    select
        *,
        score_numerator / cast(score_denominator as double) as score,
        overdue_numerator / cast(overdue_denominator as double) as overdue,
        unlikely_millionths / cast(1000000 as double) as unlikely_alive,
        slowing_numerator / cast(slowing_denominator as double) as slowing,
        case when is_complaining then cast(1 as double) when not is_complaining then cast(0 as double) end as complaint,
        cast(monetary_value as hugeint) * score_numerator as risk_numerator

    from early_warnings
    where snapshot_date = cast($as_of as date)

)

select
    parts.customer_key,
    customers.customer_id,
    states.first_order_on,
    states.last_order_on,
    states.recency_days,
    states.frequency_orders,
    states.monetary_value,
    states.orders_so_far,
    states.net_amount_so_far,
    states.r_score,
    states.f_score,
    states.m_score,
    segments.segment,
    parts.score,
    -- Largest first; of equal ones the one that comes first here.
    nullif(
        array_to_string(
            list_transform(
                list_reverse_sort(list_filter([
                    {'part': parts.overdue, 'before': 3, 'name': 'overdue'},
                    {'part': parts.unlikely_alive, 'before': 2, 'name': 'unlikely_alive'},
                    {'part': parts.slowing, 'before': 1, 'name': 'slowing'},
                    {'part': parts.complaint, 'before': 0, 'name': 'complaint'}
                ], lambda told: told.part > 0 and (told.name <> 'unlikely_alive' or told.part >= 0.5))),
                lambda told: told.name
            ),
            ', '
        ),
        ''
    ) as reasons,
    parts.is_warned,
    cast(
        sign(parts.risk_numerator)
        * ((2 * abs(parts.risk_numerator) + parts.score_denominator) // (2 * parts.score_denominator))
        as bigint
    ) as net_amount_at_risk,
    parts.ratio_denominator / cast(2 * (parts.closed_gaps + 3) as double) as expected_days,
    parts.overdue,
    parts.unlikely_alive,
    parts.slowing,
    parts.complaint

from parts
left join rfm_scores as states
    on states.snapshot_date = parts.snapshot_date
    and states.customer_key = parts.customer_key
left join customers
    on customers.customer_key = parts.customer_key
left join customer_segments as segments
    on segments.scheme = $scheme
    and segments.snapshot_date = parts.snapshot_date
    and segments.customer_key = parts.customer_key

where ($segment is null or segments.segment = $segment)
    and ($reason is null or parts.reason = $reason)
    and ($warned is null or parts.is_warned = cast($warned as boolean))
    and ($search is null or contains(lower(customers.customer_id), lower($search)))
