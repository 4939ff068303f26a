/*
@model    latest_lines
@grain    extract_key, file_no, source_line
@inputs   stg_order_lines, loaded_extracts, replaced_periods, restatements, merged_customers
@purpose  The lines of loaded extracts, less what a later extract brought again.
@definition  A restatement counts while the later extract is loaded: undoing that one brings the earlier version back.
@columns
  extract_key     INTEGER
  file_no         INTEGER
  source_line     BIGINT
  customer_key    INTEGER    0 is nobody; of an id that goes under another one, that of the other
  order_id        VARCHAR
  ordered_on      DATE
  ordered_at      TIMESTAMP
  amount          BIGINT     minor units, as it counts
  printed_amount  BIGINT     minor units, as printed
  is_void         BOOLEAN
  quantity        DECIMAL(18,6)
  product         VARCHAR
  category        VARCHAR
  channel         VARCHAR
  region          VARCHAR
  status          VARCHAR
  discount        BIGINT     minor units, as printed
*/
with

restated as (

    select
        restatements.extract_key,
        restatements.customer_key,
        restatements.order_id

    from restatements
    inner join loaded_extracts as loaded
        on loaded.extract_key = restatements.restated_by

)

select
    lines.extract_key,
    lines.file_no,
    lines.source_line,
    coalesce(merged.into_key, lines.customer_key) as customer_key,
    lines.order_id,
    lines.ordered_on,
    lines.ordered_at,
    lines.amount,
    lines.printed_amount,
    lines.is_void,
    lines.quantity,
    lines.product,
    lines.category,
    lines.channel,
    lines.region,
    lines.status,
    lines.discount

from stg_order_lines as lines
inner join loaded_extracts as loaded
    on loaded.extract_key = lines.extract_key
left join restated
    on restated.extract_key = lines.extract_key
    and restated.customer_key = lines.customer_key
    and restated.order_id = lines.order_id
left join replaced_periods as replaced
    on replaced.extract_key = lines.extract_key
    and lines.ordered_on between replaced.starts_on and replaced.ends_on
left join merged_customers as merged
    on merged.customer_key = lines.customer_key

where restated.extract_key is null
    and replaced.extract_key is null
