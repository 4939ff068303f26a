/*
@model    lines_in_force
@grain    extract_key, file_no, source_line, customer_key
@inputs   latest_lines, orders_returned
@purpose  The lines that count: the latest of each order, and the returns that a list of returned orders stands for.
@definition  An order that a list names with a day gets a return of all it came to by then, on that day: a line whose source
             is the list. Without a day it counts for nothing from its own day on. See decisions/007-returned-orders.md.
@columns
  extract_key     INTEGER
  file_no         INTEGER
  source_line     BIGINT
  customer_key    INTEGER    0 is nobody
  order_id        VARCHAR
  ordered_on      DATE       of a listed return: the day the list says
  ordered_at      TIMESTAMP
  amount          BIGINT     minor units, as it counts
  printed_amount  BIGINT     minor units, as printed
  is_void         BOOLEAN
  quantity        DECIMAL(18,6)
  product         VARCHAR
  category        VARCHAR
  channel         VARCHAR
  region          VARCHAR
  status          VARCHAR
  discount        BIGINT     minor units, as printed
*/
with

voided as (

    select
        customer_key,
        order_id

    from orders_returned
    where returned_on is null

),

-- A row of a list may name an id that several customers use: one return for each of them.
taken_back as (

    select
        returned.extract_key,
        returned.file_no,
        returned.source_line,
        returned.customer_key,
        returned.order_id,
        returned.returned_on,
        -cast(sum(lines.amount) as bigint) as amount

    from orders_returned as returned
    inner join latest_lines as lines
        on lines.customer_key = returned.customer_key
        and lines.order_id = returned.order_id
        and lines.ordered_on <= returned.returned_on

    group by
        returned.extract_key,
        returned.file_no,
        returned.source_line,
        returned.customer_key,
        returned.order_id,
        returned.returned_on

    -- What was refunded under the order's own id already is not taken back twice.
    having cast(sum(lines.amount) as bigint) > 0

)

select
    lines.extract_key,
    lines.file_no,
    lines.source_line,
    lines.customer_key,
    lines.order_id,
    lines.ordered_on,
    lines.ordered_at,
    case when voided.order_id is not null then cast(0 as bigint) else lines.amount end as amount,
    lines.printed_amount,
    lines.is_void or voided.order_id is not null as is_void,
    lines.quantity,
    lines.product,
    lines.category,
    lines.channel,
    lines.region,
    lines.status,
    lines.discount

from latest_lines as lines
left join voided
    on voided.customer_key = lines.customer_key
    and voided.order_id = lines.order_id

union all

select
    extract_key,
    file_no,
    source_line,
    customer_key,
    order_id,
    returned_on as ordered_on,
    cast(null as timestamp) as ordered_at,
    amount,
    amount as printed_amount,
    false as is_void,
    null as quantity,
    cast(null as varchar) as product,
    cast(null as varchar) as category,
    cast(null as varchar) as channel,
    cast(null as varchar) as region,
    cast(null as varchar) as status,
    cast(null as bigint) as discount

from taken_back
