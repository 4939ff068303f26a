/*
@query    traced_lines
@inputs   traced_spans, lines_in_force, order_parts, rules_in_force, customers, extracts, extract_files
@params
@purpose  The order lines behind one number: of the customers and the days that make it, down to the file and the line they came from.
@definition  traced_spans says whose lines of which days, and what is counted: amount = lines that count as money (exclude leaves
             out return parts), orders = lines of the parts by which an order counts, activity = of the parts that are activity.
@columns
  customer_key    INTEGER
  customer_id     VARCHAR
  order_id        VARCHAR
  ordered_on      DATE
  ordered_at      TIMESTAMP
  amount          BIGINT   minor units, as it counts
  contribution    BIGINT   minor units, what the line adds to the number; below 0 also where it is taken off
  kind            VARCHAR  of its part of the order: sale, return or gift
  is_void         BOOLEAN
  product         VARCHAR
  category        VARCHAR
  status          VARCHAR
  source_file     VARCHAR
  source_line     BIGINT
  extract_id      VARCHAR
*/
select
    lines.customer_key,
    customers.customer_id,
    lines.order_id,
    lines.ordered_on,
    lines.ordered_at,
    lines.amount,
    case when spans.is_taken_off then -lines.amount else lines.amount end as contribution,
    parts.kind,
    lines.is_void,
    lines.product,
    lines.category,
    lines.status,
    extract_files.file_name as source_file,
    lines.source_line,
    extracts.extract_id

from traced_spans as spans
inner join lines_in_force as lines
    on lines.customer_key = spans.customer_key
    and lines.ordered_on >= spans.starts_on
    and lines.ordered_on <= spans.ends_on
inner join order_parts as parts
    on parts.customer_key = lines.customer_key
    and parts.ordered_on = lines.ordered_on
    and parts.order_id is not distinct from lines.order_id
cross join rules_in_force as rules
left join customers
    on customers.customer_key = lines.customer_key
inner join extracts
    on extracts.extract_key = lines.extract_key
inner join extract_files
    on extract_files.extract_key = lines.extract_key
    and extract_files.file_no = lines.file_no

where case
    when spans.counted = 'amount' then rules.returns <> 'exclude' or parts.kind <> 'return'
    when spans.counted = 'orders' then case when rules.returns = 'event' then parts.is_first_part else parts.is_first_sale end
    else rules.returns = 'event' or parts.kind = 'sale'
end
