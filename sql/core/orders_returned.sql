/*
@model    orders_returned
@kept     table
@grain    customer_key, order_id
@inputs   latest_lines, stg_returned_orders, loaded_extracts, customers, merged_customers
@purpose  The orders that lists of returned orders name, each by one row of the lists.
@definition  A row with a day goes before one without, an earlier day before a later one.
@columns
  customer_key  INTEGER  0 is nobody
  order_id      VARCHAR
  returned_on   DATE     null: the order counts for nothing from its own day on
  extract_key   INTEGER  of the list
  file_no       INTEGER
  source_line   BIGINT
*/
with

listed as (

    select
        lists.extract_key,
        lists.file_no,
        lists.source_line,
        lists.order_id,
        lists.customer_id,
        lists.returned_on

    from stg_returned_orders as lists
    inner join loaded_extracts as loaded
        on loaded.extract_key = lists.extract_key

),

orders as (

    select distinct
        lines.customer_key,
        lines.order_id

    from latest_lines as lines
    inner join listed
        on listed.order_id = lines.order_id

),

named as (

    select
        orders.customer_key,
        orders.order_id,
        listed.returned_on,
        listed.extract_key,
        listed.file_no,
        listed.source_line,
        row_number() over (
            partition by orders.customer_key, orders.order_id
            order by
                listed.returned_on nulls last,
                listed.extract_key,
                listed.file_no,
                listed.source_line
        ) as preference

    from orders
    inner join listed
        on listed.order_id = orders.order_id
    left join customers
        on customers.customer_id = listed.customer_id
    left join merged_customers as merged
        on merged.customer_key = customers.customer_key

    where listed.customer_id is null
        or coalesce(merged.into_key, customers.customer_key) = orders.customer_key

)

select
    customer_key,
    order_id,
    returned_on,
    extract_key,
    file_no,
    source_line

from named
where preference = 1
