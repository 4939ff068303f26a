/*
@query    extracts
@inputs   extracts, extract_files, rejects
@params   extract_id
@purpose  Every extract ever loaded, newest first, with its files and its rejects by reason as JSON.
@columns
  extract_id       VARCHAR
  files            VARCHAR  JSON list of names
  sha256           VARCHAR
  kind             VARCHAR
  profile          VARCHAR
  encoding         VARCHAR
  status           VARCHAR
  lines_in         BIGINT
  lines_loaded     BIGINT
  lines_rejected   BIGINT
  lines_blank      BIGINT
  lines_duplicate  BIGINT
  lines_void       BIGINT
  amount_in        BIGINT   minor units, as printed
  amount_loaded    BIGINT
  amount_rejected  BIGINT
  data_from        DATE
  data_through     DATE
  rejects          VARCHAR  JSON list of { reason, lines }
  report           VARCHAR  JSON, as the loader wrote it
  loaded_at        TIMESTAMP
  is_demo          BOOLEAN
*/
with

files as (

    select
        extract_key,
        cast(to_json(list(file_name order by file_no)) as varchar) as files

    from extract_files
    group by extract_key

),

reasons as (

    select
        extract_key,
        reason,
        count(*) as lines

    from rejects
    group by extract_key, reason

),

rejected as (

    select
        extract_key,
        cast(to_json(list({ 'reason': reason, 'lines': lines } order by lines desc, reason)) as varchar) as rejects

    from reasons
    group by extract_key

)

select
    extracts.extract_id,
    coalesce(files.files, '[]') as files,
    extracts.sha256,
    extracts.kind,
    extracts.profile,
    extracts.encoding,
    extracts.status,
    extracts.lines_in,
    extracts.lines_loaded,
    extracts.lines_rejected,
    extracts.lines_blank,
    extracts.lines_duplicate,
    extracts.lines_void,
    extracts.amount_in,
    extracts.amount_loaded,
    extracts.amount_rejected,
    extracts.data_from,
    extracts.data_through,
    coalesce(rejected.rejects, '[]') as rejects,
    extracts.report,
    extracts.loaded_at,
    extracts.is_demo

from extracts
left join files
    on files.extract_key = extracts.extract_key
left join rejected
    on rejected.extract_key = extracts.extract_key

where $extract_id is null
    or extracts.extract_id = $extract_id

order by extracts.extract_key desc
