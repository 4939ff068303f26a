/*
@model    customer_moves
@grain    scheme, period, customer_key
@inputs   periods, ladder_segments, asked_customers, customers_left_out
@purpose  Whether a customer rose, stayed or fell on the ladder of an ordered scheme in a period.
@definition  From the segment on the day before to the one at the end. A row exists for everyone scored on the day before:
             who had lapsed by then was on no rung. Who lapses in the period falls, below the lowest rung.
@columns
  scheme        VARCHAR
  period        VARCHAR
  customer_key  INTEGER
  from_segment  VARCHAR  on the day before
  to_segment    VARCHAR  at the end
  step          VARCHAR  up, hold, down
*/
select
    earlier.scheme,
    periods.period,
    earlier.customer_key,
    earlier.segment as from_segment,
    later.segment as to_segment,
    case
        when later.position < earlier.position then 'up'
        when later.position > earlier.position then 'down'
        else 'hold'
    end as step

from periods
inner join ladder_segments as earlier
    on earlier.snapshot_date = periods.day_before
-- Nobody falls off a ladder, so everyone is there later too. An inner join may be turned round, and then pairs all dates.
left join ladder_segments as later
    on later.snapshot_date = periods.read_on
    and later.scheme = earlier.scheme
    and later.customer_key = earlier.customer_key

where earlier.segment <> 'lapsed'
    and earlier.customer_key in (select customer_key from asked_customers)
    and earlier.customer_key not in (select customer_key from customers_left_out)
