/*
@query    order_lines
@inputs   lines_in_force, customers, extracts, extract_files
@params   customer_key, order_id, from_date, to_date
@purpose  The lines in force of a customer (key 0: of nobody) or an order, down to the file and the line they came from.
@columns
  customer_id     VARCHAR
  order_id        VARCHAR
  ordered_on      DATE
  ordered_at      TIMESTAMP
  amount          BIGINT   minor units, as it counts
  printed_amount  BIGINT   minor units, as printed
  is_void         BOOLEAN
  quantity        DOUBLE
  product         VARCHAR
  category        VARCHAR
  channel         VARCHAR
  region          VARCHAR
  status          VARCHAR
  source_file     VARCHAR
  source_line     BIGINT
  extract_id      VARCHAR
*/
select
    customers.customer_id,
    lines.order_id,
    lines.ordered_on,
    lines.ordered_at,
    lines.amount,
    lines.printed_amount,
    lines.is_void,
    cast(lines.quantity as double) as quantity,
    lines.product,
    lines.category,
    lines.channel,
    lines.region,
    lines.status,
    extract_files.file_name as source_file,
    lines.source_line,
    extracts.extract_id

from lines_in_force as lines
left join customers
    on customers.customer_key = lines.customer_key
inner join extracts
    on extracts.extract_key = lines.extract_key
inner join extract_files
    on extract_files.extract_key = lines.extract_key
    and extract_files.file_no = lines.file_no

where ($customer_key is null or lines.customer_key = cast($customer_key as integer))
    and ($order_id is null or lines.order_id = $order_id)
    and ($from_date is null or lines.ordered_on >= cast($from_date as date))
    and ($to_date is null or lines.ordered_on <= cast($to_date as date))
