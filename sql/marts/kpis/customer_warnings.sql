/*
@model    customer_warnings
@grain    period, customer_key
@inputs   periods, early_warnings, customers_left_out
@purpose  Who is warned of at the end of a period, of those who are not lost by then.
@definition  A period that is not over is read on the last day covered. See metrics.md sections 4 and 7.
@columns
  period          VARCHAR
  customer_key    INTEGER
  is_warned       BOOLEAN
  monetary_value  BIGINT   minor units, in the look-back
*/
select
    periods.period,
    warnings.customer_key,
    warnings.is_warned,
    warnings.monetary_value

from periods
inner join early_warnings as warnings
    on warnings.snapshot_date = periods.read_on

where warnings.customer_key not in (select customer_key from customers_left_out)
