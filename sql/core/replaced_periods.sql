/*
@model    replaced_periods
@grain    extract_key, starts_on, ends_on, restated_by
@inputs   restated_periods, loaded_extracts
@purpose  Days of an extract for which a later one counts: undoing that one brings them back.
@columns
  extract_key  INTEGER  of the earlier version
  starts_on    DATE
  ends_on      DATE     included
  restated_by  INTEGER  extract_key of the later version
*/
select
    periods.extract_key,
    periods.starts_on,
    periods.ends_on,
    periods.restated_by

from restated_periods as periods
inner join loaded_extracts as later
    on later.extract_key = periods.restated_by
