/*
@model    interactions_in_force
@grain    extract_key, file_no, source_line
@inputs   interactions, loaded_extracts, replaced_periods, merged_customers
@purpose  What customers did without ordering, as far as it counts.
@definition  Of loaded extracts, less the days that a later extract has replaced, and less what a later
             extract brings again: of the same customer, on the same day, of the same kind.
@columns
  extract_key       INTEGER
  file_no           INTEGER
  source_line       BIGINT
  customer_key      INTEGER    0 is nobody we know
  happened_on       DATE
  happened_at       TIMESTAMP  null when the extract gives a day only
  interaction_type  VARCHAR    visit, browse, cart, enquiry, call, email, survey, social, event, referral, other
  direction         VARCHAR    inbound, outbound
  sentiment         VARCHAR    positive, neutral, negative
  channel           VARCHAR
  detail            VARCHAR
*/
with

versions as (

    -- What an earlier extract brought already comes again in one that reaches further back.
    select
        records.*,
        coalesce(merged.into_key, records.customer_key) as person_key,
        max(records.extract_key) over (
            partition by
                coalesce(merged.into_key, records.customer_key),
                records.happened_on,
                records.happened_at,
                records.interaction_type,
                records.channel,
                records.detail
        ) as latest_key

    from interactions as records
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
    records.happened_on,
    records.happened_at,
    records.interaction_type,
    records.direction,
    records.sentiment,
    records.channel,
    records.detail

from versions as records
left join replaced_periods as replaced
    on replaced.extract_key = records.extract_key
    and records.happened_on between replaced.starts_on and replaced.ends_on

where replaced.extract_key is null
    and (records.latest_key = records.extract_key or records.person_key = 0)
