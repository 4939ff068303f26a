/*
@model    customer_feedback
@grain    snapshot_date, customer_key
@inputs   snapshot_dates, feedback_in_force, rules_in_force
@purpose  What a customer had told us by a day. A row exists for everyone with an answer or a complaint by then.
@definition  A complaint is open on a day when it was made by then and not resolved by then. Complaining: an open one, or two of
             180 days. Promoter: the latest recommendation of the look-back is 9 or 10; of one day, that of the last line.
@columns
  snapshot_date        DATE
  customer_key         INTEGER
  complaints_180_days  BIGINT
  open_complaints      BIGINT
  is_complaining       BOOLEAN
  is_promoter          BOOLEAN
*/
with

dated as (

    select
        dates.snapshot_date,
        feedback.customer_key,
        feedback.is_complaint,
        feedback.resolved_on,
        feedback.nps_score,
        cast(date_diff('day', feedback.given_on, dates.snapshot_date) as bigint) as days_ago,
        row_number() over (
            partition by
                dates.snapshot_date,
                feedback.customer_key,
                case when feedback.nps_score is null then 0 else 1 end
            order by
                feedback.given_on desc nulls last,
                feedback.extract_key desc nulls last,
                feedback.file_no desc nulls last,
                feedback.source_line desc nulls last
        ) as place

    from snapshot_dates as dates
    inner join feedback_in_force as feedback
        on feedback.given_on <= dates.snapshot_date

    where feedback.customer_key > 0

),

sums as (

    select
        dated.snapshot_date,
        dated.customer_key,
        cast(sum(case when dated.is_complaint and dated.days_ago < 180 then 1 else 0 end) as bigint) as complaints_180_days,
        cast(sum(
            case
                when not dated.is_complaint then 0
                when dated.resolved_on is null or dated.resolved_on > dated.snapshot_date then 1
                else 0
            end
        ) as bigint) as open_complaints,
        max(
            case
                when dated.nps_score is null or dated.nps_score < 9 or dated.place > 1 then 0
                when rules.lookback_days is null or dated.days_ago < rules.lookback_days then 1
                else 0
            end
        ) = 1 as is_promoter

    from dated
    cross join rules_in_force as rules
    group by dated.snapshot_date, dated.customer_key

)

select
    snapshot_date,
    customer_key,
    complaints_180_days,
    open_complaints,
    open_complaints >= 1 or complaints_180_days >= 2 as is_complaining,
    is_promoter

from sums
