/*
@model    counted_steps
@kept     held
@grain    from_date, to_date, from_numbers, to_numbers, former_numbers, by_purchase
@inputs   steps_by_number
@purpose  steps_by_number, counted: there are few kinds of steps and many customers.
@columns
  from_date        DATE
  to_date          DATE
  from_numbers     INTEGER  null = no sale order by then
  to_numbers       INTEGER
  former_numbers   INTEGER  null while boundaries stand still
  by_purchase      BOOLEAN
  customers        BIGINT
  net_amount_from  BIGINT   minor units
  net_amount_to    BIGINT   minor units
*/
select
    from_date,
    to_date,
    from_numbers,
    to_numbers,
    former_numbers,
    by_purchase,
    cast(count(*) as bigint) as customers,
    cast(sum(net_amount_from) as bigint) as net_amount_from,
    cast(sum(net_amount_to) as bigint) as net_amount_to

from steps_by_number
group by from_date, to_date, from_numbers, to_numbers, former_numbers, by_purchase
