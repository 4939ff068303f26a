/*
@model    interactions_in_force
@grain    extract_key, file_no, source_line
@inputs   interactions, extracts, restated_periods, merged_customers
@purpose  What customers did without ordering, as far as it counts.
@definition  Of loaded extracts, less the days that a later extract has replaced, and less what a later
             extract brings again: of the same customer, on the same day, of the same kind.
@columns
  extract_key       INTEGER
  file_no           INTEGER
  source_line       BIGINT
  customer_key      INTEGER  0 is nobody we know
  happened_on       DATE
  happened_at       TIMESTAMP  null when the extract gives a day only
  interaction_type  VARCHAR  visit, browse, cart, enquiry, call, email, survey, social, event, referral, other
  direction         VARCHAR  inbound, outbound
  sentiment         VARCHAR  positive, neutral, negative
  channel           VARCHAR
  detail            VARCHAR
*/
with

loaded as (

    select extract_key
    from extracts
    where status = 'loaded'

),

replaced as (

    select
        restated_periods.extract_key,
        restated_periods.starts_on,
        restated_periods.ends_on

    from restated_periods
    inner join loaded
        on loaded.extract_key = restated_periods.restated_by

),

versions as (

    -- A complaint that was open comes again once it is resolved, a contact that was due once it is made.
    select
        records.*,
        coalesce(merged.into_key, records.customer_key) as person_key,
        max(records.extract_key) over (
            partition by coalesce(merged.into_key, records.customer_key), records.happened_on, records.happened_at, records.interaction_type, records.channel, records.detail
        ) as latest_key

    from interactions as records
    inner join loaded
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
left join replaced
    on replaced.extract_key = records.extract_key
    and records.happened_on between replaced.starts_on and replaced.ends_on

where replaced.extract_key is null
    and (records.latest_key = records.extract_key or records.person_key = 0)
