/*
@model    numbers_before
@kept     table
@grain    snapshot_date, customer_key
@inputs   segments_by_number, days_before
@purpose  Where everybody stood on the day before each of the periods that the next day will be in, kept for what arrives then.
@definition  segments_by_number on those days. What is asked of the date itself alone is left out: the sizes are stored.
@columns
  snapshot_date   DATE
  customer_key    INTEGER
  numbers         INTEGER  of segments_by_number
  last_order_on   DATE     null without one
  monetary_value  BIGINT   minor units, in the look-back
*/
select
    snapshot_date,
    customer_key,
    numbers,
    last_order_on,
    monetary_value

from segments_by_number

where snapshot_date in (select snapshot_date from days_before)
