/*
@model    loaded_extracts
@grain    extract_key
@inputs   extracts
@purpose  The extracts that count: neither held, nor rejected, nor undone.
@columns
  extract_key  INTEGER
*/
select extract_key
from extracts
where status = 'loaded'
