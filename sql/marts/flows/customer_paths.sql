/*
@model    customer_paths
@grain    scheme, customer_key
@inputs   path_dates, customer_segments, asked_customers
@purpose  The segments of a customer on up to eight dates, one after another. A row exists for everyone with a sale order by the last of them.
@definition  segment_1 is that of the first date; a date without a sale order yet is not_yet_customer, whatever the
             scheme calls them, a date that is not asked about is null. As built the dates are the latest quarter ends; a question brings its own.
@columns
  scheme           VARCHAR
  customer_key     INTEGER
  segment_1        VARCHAR
  segment_2        VARCHAR
  segment_3        VARCHAR
  segment_4        VARCHAR
  segment_5        VARCHAR
  segment_6        VARCHAR
  segment_7        VARCHAR
  segment_8        VARCHAR
  net_amount_from  BIGINT   minor units, in the look-back of the first date
  net_amount_to    BIGINT   minor units, in the look-back of the last date
*/
with

steps as (

    select
        segments.scheme,
        segments.customer_key,
        dates.step,
        dates.is_last,
        case when segments.last_order_on is null then 'not_yet_customer' else segments.segment end as segment,
        segments.monetary_value

    from path_dates as dates
    inner join customer_segments as segments
        on segments.snapshot_date = dates.snapshot_date

    where segments.customer_key in (select customer_key from asked_customers)

),

-- A customer who is unknown on a date has no row there.
customers as (

    select
        steps.scheme,
        steps.customer_key,
        max(case when steps.step = 1 then steps.segment end) as segment_1,
        max(case when steps.step = 2 then steps.segment end) as segment_2,
        max(case when steps.step = 3 then steps.segment end) as segment_3,
        max(case when steps.step = 4 then steps.segment end) as segment_4,
        max(case when steps.step = 5 then steps.segment end) as segment_5,
        max(case when steps.step = 6 then steps.segment end) as segment_6,
        max(case when steps.step = 7 then steps.segment end) as segment_7,
        max(case when steps.step = 8 then steps.segment end) as segment_8,
        max(case when steps.is_last then steps.segment end) as last_segment,
        cast(sum(case when steps.step = 1 then steps.monetary_value else 0 end) as bigint) as net_amount_from,
        cast(sum(case when steps.is_last then steps.monetary_value else 0 end) as bigint) as net_amount_to

    from steps
    group by steps.scheme, steps.customer_key

),

length as (

    select max(step) as dates
    from path_dates

)

select
    customers.scheme,
    customers.customer_key,
    case when length.dates >= 1 then coalesce(customers.segment_1, 'not_yet_customer') end as segment_1,
    case when length.dates >= 2 then coalesce(customers.segment_2, 'not_yet_customer') end as segment_2,
    case when length.dates >= 3 then coalesce(customers.segment_3, 'not_yet_customer') end as segment_3,
    case when length.dates >= 4 then coalesce(customers.segment_4, 'not_yet_customer') end as segment_4,
    case when length.dates >= 5 then coalesce(customers.segment_5, 'not_yet_customer') end as segment_5,
    case when length.dates >= 6 then coalesce(customers.segment_6, 'not_yet_customer') end as segment_6,
    case when length.dates >= 7 then coalesce(customers.segment_7, 'not_yet_customer') end as segment_7,
    case when length.dates >= 8 then coalesce(customers.segment_8, 'not_yet_customer') end as segment_8,
    customers.net_amount_from,
    customers.net_amount_to

from customers
cross join length

where customers.last_segment <> 'not_yet_customer'
