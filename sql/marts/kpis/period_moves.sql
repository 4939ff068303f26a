/*
@model    period_moves
@grain    scheme, period, step
@inputs   periods, counted_steps, segments_by_number, ladder_places, customers_left_out, asked_customers
@purpose  How many customers rose, stayed or fell on the ladder of an ordered scheme in a period: customer_moves, counted. A row
          exists where anybody did.
@columns
  scheme     VARCHAR
  period     VARCHAR
  step       VARCHAR  up, hold, down
  customers  BIGINT
*/
with

told as (

    select
        periods.period,
        steps.from_numbers,
        steps.to_numbers,
        steps.customers

    from periods
    inner join counted_steps as steps
        on steps.from_date = periods.day_before
        and steps.to_date = periods.read_on

    union all

    -- Whoever is in no KPI is taken off: they are few, and the others are counted already.
    select
        periods.period,
        earlier.numbers as from_numbers,
        later.numbers as to_numbers,
        cast(-1 as bigint) as customers

    from customers_left_out as left_out
    inner join asked_customers as asked
        on asked.customer_key = left_out.customer_key
    inner join segments_by_number as earlier
        on earlier.customer_key = left_out.customer_key
    inner join periods
        on periods.day_before = earlier.snapshot_date
    inner join segments_by_number as later
        on later.customer_key = left_out.customer_key
        and later.snapshot_date = periods.read_on

    where earlier.last_order_on is not null

),

moved as (

    select
        origins.scheme,
        told.period,
        case
            when destinations.position < origins.position then 'up'
            when destinations.position > origins.position then 'down'
            else 'hold'
        end as step,
        told.customers

    from told
    inner join ladder_places as origins
        on origins.number = told.from_numbers / origins.unit % 100
    inner join ladder_places as destinations
        on destinations.scheme = origins.scheme
        and destinations.number = told.to_numbers / origins.unit % 100

    where origins.segment <> 'lapsed'

)

select
    scheme,
    period,
    step,
    cast(sum(customers) as bigint) as customers

from moved
group by scheme, period, step
-- Where only those moved who are taken off, nobody did.
having cast(sum(customers) as bigint) > 0
