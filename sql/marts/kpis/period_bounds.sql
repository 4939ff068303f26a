/*
@model    period_bounds
@kept     inline
@grain    period
@inputs   periods, rules_in_force
@purpose  Up to which day somebody must have ordered to be active or dormant, on the day before a period and at its end.
@columns
  period                VARCHAR
  starts_on             DATE
  day_before            DATE
  day_before_previous   DATE
  read_on               DATE  the last day that is read
  active_since_before   DATE
  dormant_since_before  DATE
  active_since          DATE
  dormant_since         DATE
*/
select
    periods.period,
    periods.starts_on,
    periods.day_before,
    periods.day_before_previous,
    periods.read_on,
    cast(periods.day_before - rules.dormant_days * interval '1' day as date) as active_since_before,
    cast(periods.day_before - rules.lost_days * interval '1' day as date) as dormant_since_before,
    cast(periods.read_on - rules.dormant_days * interval '1' day as date) as active_since,
    cast(periods.read_on - rules.lost_days * interval '1' day as date) as dormant_since

from periods
cross join rules_in_force as rules
