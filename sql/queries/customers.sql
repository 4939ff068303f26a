/*
@query    customers
@inputs   chosen_customers, customers, rfm_scores, customer_segments, customer_profiles
@params   as_of, segment, label, r_score, f_score, m_score, status, search
@purpose  The customers behind a number, with their state on a day. chosen_customers says who, and what each adds to the number.
@definition  status is a gap status (active, dormant, lost) or a standing (scored, lapsed, not_yet_customer). search is a part of
             the id or of the name, or the last four digits or more of the phone.
@columns
  customer_key        INTEGER
  customer_id         VARCHAR  null: lines without a customer
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
  labels              VARCHAR  flags, and all segments that hold, separated by spaces; null where none does
  from_segment        VARCHAR  for a flow cell, else null
  to_segment          VARCHAR
  net_amount_from     BIGINT   minor units
  net_amount_to       BIGINT   minor units
  moved_by            VARCHAR
  contribution        BIGINT   what the customer adds to a metric, else null
*/
select
    chosen.customer_key,
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
    nullif(trim(segments.labels), '') as labels,
    chosen.from_segment,
    chosen.to_segment,
    chosen.net_amount_from,
    chosen.net_amount_to,
    chosen.moved_by,
    chosen.contribution

from chosen_customers as chosen
left join customers
    on customers.customer_key = chosen.customer_key
left join rfm_scores as states
    on states.customer_key = chosen.customer_key
    and states.snapshot_date = cast($as_of as date)
left join customer_segments as segments
    on segments.customer_key = chosen.customer_key
    and segments.snapshot_date = cast($as_of as date)

where ($segment is null or segments.segment = $segment)
    and ($label is null or contains(segments.labels, $label || ' '))
    and ($r_score is null or states.r_score = cast($r_score as integer))
    and ($f_score is null or states.f_score = cast($f_score as integer))
    and ($m_score is null or states.m_score = cast($m_score as integer))
    and ($status is null or states.gap_status = $status or states.standing = $status)
    and (
        $search is null
        or contains(lower(customers.customer_id), lower($search))
        or chosen.customer_key in (
            select customer_key
            from customer_profiles
            where contains(lower(name), lower($search))
                or (
                    regexp_full_match($search, '[0-9 -]{4,}')
                    and ends_with(regexp_replace(phone, '[^0-9]', '', 'g'), regexp_replace($search, '[^0-9]', '', 'g'))
                )
        )
    )
