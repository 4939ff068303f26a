/*
@query    rejects
@inputs   rejects, extracts, extract_files
@params   extract_id, reason
@purpose  The lines of an extract that were not loaded, in the order of its files, each as it stood there.
@columns
  extract_id    VARCHAR
  file_no       INTEGER  from 0
  file_name     VARCHAR
  source_line   BIGINT
  reason        VARCHAR  a code
  column_name   VARCHAR  the contract column at fault, where there is one
  raw_text      VARCHAR
  amount        BIGINT   minor units, where it could be read
*/
select
    extracts.extract_id,
    rejects.file_no,
    extract_files.file_name,
    rejects.source_line,
    rejects.reason,
    rejects.column_name,
    rejects.raw_text,
    rejects.amount

from rejects
inner join extracts
    on extracts.extract_key = rejects.extract_key
inner join extract_files
    on extract_files.extract_key = rejects.extract_key
    and extract_files.file_no = rejects.file_no

where extracts.extract_id = $extract_id
    and ($reason is null or rejects.reason = $reason)
