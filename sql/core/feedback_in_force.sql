/*
@model    feedback_in_force
@grain    extract_key, file_no, source_line
@inputs   feedback, loaded_extracts, replaced_periods, merged_customers
@purpose  What customers think of us, as far as it counts: answers to two questions, and complaints.
@definition  Of loaded extracts, less the days that a later extract has replaced, and less what a later
             extract brings again: of the same customer, on the same day, of the same kind. A score without a column of its
             own is of the question that feedback_type names; a satisfaction outside 1 to 5 is no answer.
@columns
  extract_key         INTEGER
  file_no             INTEGER
  source_line         BIGINT
  customer_key        INTEGER        0 is nobody we know
  feedback_type       VARCHAR        nps, satisfaction, complaint; null where the columns tell
  given_on            DATE           the day of the answer, or of the complaint
  nps_score           DECIMAL(18,6)  0 to 10
  satisfaction_score  DECIMAL(18,6)  1 to 5
  is_complaint        BOOLEAN
  resolved_on         DATE           of a complaint; null while it is open
  detail              VARCHAR
*/
with

versions as (

    -- A complaint that was open comes again once it is resolved.
    select
        records.*,
        coalesce(merged.into_key, records.customer_key) as person_key,
        max(records.extract_key) over (
            partition by
                coalesce(merged.into_key, records.customer_key),
                coalesce(records.given_on, records.opened_on),
                records.feedback_type,
                records.detail
        ) as latest_key

    from feedback as records
    inner join loaded_extracts as loaded
        on loaded.extract_key = records.extract_key
    left join merged_customers as merged
        on merged.customer_key = records.customer_key

)

select
    records.extract_key,
    records.file_no,
    records.source_line,
    records.person_key as customer_key,
    records.feedback_type,
    coalesce(records.given_on, records.opened_on) as given_on,
    coalesce(records.nps_score, case when records.feedback_type = 'nps' then records.score end) as nps_score,
    coalesce(
        records.satisfaction_score,
        case when records.feedback_type = 'satisfaction' and records.score between 1 and 5 then records.score end
    ) as satisfaction_score,
    coalesce(records.feedback_type = 'complaint', false) as is_complaint,
    records.resolved_on,
    records.detail

from versions as records
left join replaced_periods as replaced
    on replaced.extract_key = records.extract_key
    and coalesce(records.given_on, records.opened_on) between replaced.starts_on and replaced.ends_on

where replaced.extract_key is null
    and (records.latest_key = records.extract_key or records.person_key = 0)
