/*
@model    stg_returned_orders
@grain    extract_key, file_no, source_line
@inputs   returned_orders
@purpose  Every order that a list of returned orders names; what the list says was kept is left out.
@columns
  extract_key  INTEGER
  file_no      INTEGER
  source_line  BIGINT   of the list
  order_id     VARCHAR
  customer_id  VARCHAR  null where the list names none: every customer's order of that id is meant
  returned_on  DATE     null where the list does not say
*/
select
    extract_key,
    file_no,
    source_line,
    order_id,
    customer_id,
    returned_on

from returned_orders
where is_returned
