/*
@model    customers_left_out
@grain    customer_key
@inputs   customer_profiles, rules_in_force
@purpose  Customers who are in no KPI: those of the house itself, while exclude_internal says so.
@columns
  customer_key  INTEGER
*/
select profiles.customer_key

from customer_profiles as profiles
cross join rules_in_force as rules

where profiles.relation = 'internal'
    and rules.exclude_internal
