/*
@model    stg_order_lines
@grain    extract_key, file_no, source_line
@inputs   order_lines
@purpose  Every line ever loaded, with the amount that counts beside the amount that its extract prints.
@columns
  extract_key     INTEGER
  file_no         INTEGER
  source_line     BIGINT     physical line where the record starts in a text file, else the record number
  customer_key    INTEGER    0 is nobody: a line without a customer
  order_id        VARCHAR    null where the extract has none
  ordered_on      DATE       business day
  ordered_at      TIMESTAMP  business-local wall time; null when the extract gives a day only
  amount          BIGINT     minor units, as it counts: 0 for a void line
  printed_amount  BIGINT     minor units, as printed
  is_void         BOOLEAN    never delivered
  quantity        DECIMAL(18,6)
  product         VARCHAR
  category        VARCHAR
  channel         VARCHAR
  region          VARCHAR
  status          VARCHAR
  discount        BIGINT     minor units as printed; amounts are net of it
*/
select
    extract_key,
    file_no,
    source_line,
    customer_key,
    order_id,
    ordered_on,
    ordered_at,
    case when is_void then cast(0 as bigint) else amount end as amount,
    amount as printed_amount,
    is_void,
    quantity,
    product,
    category,
    channel,
    region,
    status,
    discount

from order_lines
