/*
@model    early_warnings
@grain    snapshot_date, customer_key
@inputs   customer_snapshots, customer_rhythms, gap_medians, recent_orders, customer_feedback, alive_chances, silence_chances, rules_in_force, inputs_loaded, asked_customers
@purpose  How worrying the silence of each customer is on each date, and why: of those with an order who are not lost.
@definition  The score is the chance that no order comes within the next 180 days, by the model that was fitted to what was known by
             then. Without a model it is the largest of overdue, slowing and complaint. Reasons either way: expected gap = (k *
             own median + 3 * median of everybody) / (k + 3), k gaps of one's own; ratio = recency_days / expected. overdue =
             (ratio - 1) / 2; unlikely_alive = 1 - the chance of being a customer still; slowing = 1 - orders of the last 90 days /
             orders of the 90 before, if those were 2 or more; each within 0 to 1; complaint = 1 if one is open or two are of 180
             days. reason = the largest of them, unlikely_alive from one half on; of equal ones the first in this order. Where a model knows nobody who leaves, and
             without feedback, that part is missing: not 0. See metrics.md section 7 and decisions/015-warnings-by-chance.md.
@columns
  snapshot_date        DATE
  customer_key         INTEGER
  recency_days         BIGINT
  monetary_value       BIGINT   minor units, in the look-back
  closed_gaps          BIGINT   k
  ratio_numerator      BIGINT   recency_days / expected; null while nobody has closed a gap
  ratio_denominator    BIGINT
  waited_halves        BIGINT   the ratio in halves, rounded up: 1 to 8, and 9 for all beyond; null while nobody has closed a gap
  overdue_numerator    BIGINT   null while nobody has closed a gap
  overdue_denominator  BIGINT
  unlikely_millionths  BIGINT   unlikely_alive; null while no model tells it
  slowing_numerator    BIGINT
  slowing_denominator  BIGINT
  is_complaining       BOOLEAN  null while no feedback is loaded
  is_chance            BOOLEAN  the score is a chance, by a model
  score_numerator      BIGINT
  score_denominator    BIGINT
  reason               VARCHAR  overdue, unlikely_alive, slowing, complaint; null when none of them is above 0
  is_warned            BOOLEAN  the score is at least silence_cut per cent, warning_cut without a model; or there is a complaint
*/
with

expected as (

    select
        snapshots.snapshot_date,
        snapshots.customer_key,
        snapshots.recency_days,
        snapshots.monetary_value,
        snapshots.order_days_so_far - 1 as closed_gaps,
        -- Both medians are doubled, so the expected gap is expected_sum / (2 * (closed_gaps + 3)).
        (snapshots.order_days_so_far - 1) * coalesce(rhythms.median_twice, 0) + 3 * medians.median_twice as expected_sum,
        alive.unlikely_millionths,
        silence.silent_millionths,
        coalesce(orders.recent, 0) as recent,
        coalesce(orders.earlier, 0) as earlier,
        case when inputs.has_feedback then coalesce(feedback.is_complaining, false) end as is_complaining

    from customer_snapshots as snapshots
    cross join rules_in_force as rules
    cross join inputs_loaded as inputs
    inner join gap_medians as medians
        on medians.snapshot_date = snapshots.snapshot_date
    left join customer_rhythms as rhythms
        on rhythms.customer_key = snapshots.customer_key
        and rhythms.last_order_on = snapshots.last_order_on
    left join recent_orders as orders
        on orders.snapshot_date = snapshots.snapshot_date
        and orders.customer_key = snapshots.customer_key
    left join alive_chances as alive
        on alive.snapshot_date = snapshots.snapshot_date
        and alive.customer_key = snapshots.customer_key
    left join silence_chances as silence
        on silence.snapshot_date = snapshots.snapshot_date
        and silence.customer_key = snapshots.customer_key
    left join customer_feedback as feedback
        on feedback.snapshot_date = snapshots.snapshot_date
        and feedback.customer_key = snapshots.customer_key

    where snapshots.recency_days <= rules.lost_days
        and snapshots.customer_key in (select customer_key from asked_customers)

),

parts as (

    select
        *,
        2 * recency_days * (closed_gaps + 3) - expected_sum as excess,
        case when earlier >= 2 and earlier > recent then earlier - recent else 0 end as slowing_numerator,
        case when earlier >= 2 then earlier else 1 end as slowing_denominator

    from expected

),

clamped as (

    select
        *,
        case when excess < 0 then 0 when excess > 2 * expected_sum then 2 * expected_sum else excess end as overdue_numerator,
        2 * expected_sum as overdue_denominator

    from parts

),

-- The parts one after another: each takes the score from those before it only when it is larger. What is missing is no part.
compared as (

    select
        *,
        coalesce(overdue_numerator, 0) as first_numerator,
        coalesce(overdue_denominator, 1) as first_denominator,
        -- It is never 0: below one half it says that somebody is more likely a customer than not.
        coalesce(unlikely_millionths >= 500000 and unlikely_millionths * coalesce(overdue_denominator, 1) > coalesce(overdue_numerator, 0) * 1000000, false) as is_unlikely

    from clamped

),

scored as (

    select
        *,
        case when is_unlikely then unlikely_millionths else first_numerator end as second_numerator,
        case when is_unlikely then 1000000 else first_denominator end as second_denominator

    from compared

),

slowed as (

    select
        *,
        slowing_numerator * second_denominator > second_numerator * slowing_denominator as is_slowing

    from scored

),

told as (

    select
        *,
        case when is_slowing then slowing_numerator else second_numerator end as larger_numerator,
        case when is_slowing then slowing_denominator else second_denominator end as larger_denominator

    from slowed

),

complained as (

    select
        *,
        -- A complaint is all that a part can be, and comes after those that are so too.
        coalesce(is_complaining, false) and larger_numerator < larger_denominator as is_complaint_first

    from told

),

judged as (

    select
        *,
        silent_millionths is not null as is_chance,
        cast(
            case when silent_millionths is not null then silent_millionths when is_complaint_first then 1 else larger_numerator end
            as bigint
        ) as score_numerator,
        cast(
            case when silent_millionths is not null then 1000000 when is_complaint_first then 1 else larger_denominator end
            as bigint
        ) as score_denominator

    from complained

)

select
    judged.snapshot_date,
    judged.customer_key,
    judged.recency_days,
    judged.monetary_value,
    judged.closed_gaps,
    case when judged.expected_sum is not null then 2 * judged.recency_days * (judged.closed_gaps + 3) end as ratio_numerator,
    judged.expected_sum as ratio_denominator,
    case
        when judged.expected_sum is null then cast(null as bigint)
        when judged.recency_days = 0 then 1
        when 4 * judged.recency_days * (judged.closed_gaps + 3) > 8 * judged.expected_sum then 9
        else (4 * judged.recency_days * (judged.closed_gaps + 3) + judged.expected_sum - 1) / judged.expected_sum
    end as waited_halves,
    judged.overdue_numerator,
    judged.overdue_denominator,
    judged.unlikely_millionths,
    judged.slowing_numerator,
    judged.slowing_denominator,
    judged.is_complaining,
    judged.is_chance,
    judged.score_numerator,
    judged.score_denominator,
    case
        when judged.is_complaint_first then 'complaint'
        when judged.larger_numerator = 0 then cast(null as varchar)
        when judged.is_slowing then 'slowing'
        when judged.is_unlikely then 'unlikely_alive'
        else 'overdue'
    end as reason,
    coalesce(judged.is_complaining, false) or 100 * judged.score_numerator >= judged.score_denominator
    * case when judged.is_chance then rules.silence_cut else rules.warning_cut end as is_warned

from judged
cross join rules_in_force as rules
