/*
@model    contacts_in_force
@grain    extract_key, file_no, source_line
@inputs   contacts, loaded_extracts, replaced_periods, merged_customers
@purpose  What we did to whom, or were to do, as far as it counts.
@definition  Of loaded extracts, less the days that a later extract has replaced, and less what a later
             extract brings again: of the same customer, on the same day, of the same kind.
@columns
  extract_key   INTEGER
  file_no       INTEGER
  source_line   BIGINT
  customer_key  INTEGER  0 is nobody we know
  contacted_on  DATE     null: not contacted so far
  due_on        DATE
  contact_type  VARCHAR  campaign, follow_up
  campaign      VARCHAR
  owner         VARCHAR  who made it
  channel       VARCHAR
  outcome       VARCHAR  answered, no_answer, refused, other
  is_control    BOOLEAN  left alone on purpose, to compare with
  detail        VARCHAR
*/
with

versions as (

    -- A contact that was due comes again once it is made.
    select
        records.*,
        coalesce(merged.into_key, records.customer_key) as person_key,
        max(records.extract_key) over (
            partition by
                coalesce(merged.into_key, records.customer_key),
                coalesce(records.due_on, records.contacted_on),
                records.contact_type,
                records.campaign,
                records.owner
        ) as latest_key

    from contacts as records
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
    records.contacted_on,
    records.due_on,
    records.contact_type,
    records.campaign,
    records.owner,
    records.channel,
    records.outcome,
    coalesce(records.is_control, false) as is_control,
    records.detail

from versions as records
left join replaced_periods as replaced
    on replaced.extract_key = records.extract_key
    and coalesce(records.contacted_on, records.due_on) between replaced.starts_on and replaced.ends_on

where replaced.extract_key is null
    and (records.latest_key = records.extract_key or records.person_key = 0)
