/*
@model    period_days
@grain    period_no, ordered_on
@inputs   periods, customer_days
@purpose  Which of the periods asked about a day is in: the days with an order, a return or a gift.
@columns
  period_no   INTEGER
  period      VARCHAR
  ordered_on  DATE
*/
with

days as (

    select distinct ordered_on
    from customer_days

)

select
    periods.period_no,
    periods.period,
    days.ordered_on

from periods
inner join days
    on days.ordered_on >= periods.starts_on
    and days.ordered_on <= periods.ends_on
