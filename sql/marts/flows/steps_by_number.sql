/*
@model    steps_by_number
@grain    from_date, to_date, customer_key
@inputs   flow_dates, segments_by_number, numbers_by_former_boundaries, asked_customers
@purpose  Where a customer was at from_date and is at to_date, in all schemes at once. Staying is a step. A row exists for everyone
          with a sale order by to_date.
@definition  Who had none by from_date comes from nowhere, whatever a scheme calls them, with the amount known by then (a return may
             precede the first sale). By purchase: an activity day in (from_date, to_date]; else by waiting: a return alone is
             waiting. See metrics.md section 6.
@columns
  from_date        DATE
  to_date          DATE
  customer_key     INTEGER
  from_numbers     INTEGER  of segments_by_number; null = no sale order by then
  to_numbers       INTEGER
  former_numbers   INTEGER  to_date read by the boundaries of from_date; null while boundaries stand still
  by_purchase      BOOLEAN
  net_amount_from  BIGINT   minor units, in the look-back of from_date
  net_amount_to    BIGINT   minor units, in the look-back of to_date
*/
with

earlier as (

    select
        flow_dates.from_date,
        flow_dates.to_date,
        segments.customer_key,
        case when segments.last_order_on is not null then segments.numbers end as numbers,
        segments.monetary_value

    from segments_by_number as segments
    inner join flow_dates
        on segments.snapshot_date = flow_dates.from_date

),

later as (

    select
        flow_dates.from_date,
        flow_dates.to_date,
        segments.customer_key,
        segments.numbers,
        segments.last_order_on,
        segments.monetary_value

    from segments_by_number as segments
    inner join flow_dates
        on segments.snapshot_date = flow_dates.to_date

    where segments.last_order_on is not null
        and segments.customer_key in (select customer_key from asked_customers)

)

select
    later.from_date,
    later.to_date,
    later.customer_key,
    earlier.numbers as from_numbers,
    later.numbers as to_numbers,
    former.numbers as former_numbers,
    later.last_order_on > later.from_date as by_purchase,
    coalesce(earlier.monetary_value, 0) as net_amount_from,
    later.monetary_value as net_amount_to

from later
left join earlier
    on earlier.from_date = later.from_date
    and earlier.to_date = later.to_date
    and earlier.customer_key = later.customer_key
left join numbers_by_former_boundaries as former
    on former.from_date = later.from_date
    and former.to_date = later.to_date
    and former.customer_key = later.customer_key
