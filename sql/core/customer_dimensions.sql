/*
@model    customer_dimensions
@kept     table
@grain    customer_key
@inputs   customer_days, order_parts, lines_in_force
@purpose  One value of each dimension for each known customer, so that it can filter every number.
@definition  first_<column>: the value on the largest line of the customer's first sale order (tie: lowest line), so it
             never changes as later orders come. The first of several orders of that day is the earliest, then the one with
             the lowest line. Null where the customer has no sale order, or the line no value.
@columns
  customer_key    INTEGER  0 is nobody: all null
  first_region    VARCHAR
  first_channel   VARCHAR
  first_category  VARCHAR
*/
with

first_days as (

    select
        customer_key,
        min(ordered_on) as first_order_on

    from order_parts
    where kind = 'sale'
        and customer_key > 0
    group by customer_key

),

candidates as (

    select
        lines.*,
        row_number() over (
            partition by lines.customer_key
            order by lines.ordered_at nulls last, lines.extract_key, lines.file_no, lines.source_line
        ) as place

    from first_days
    inner join order_parts as parts
        on parts.customer_key = first_days.customer_key
        and parts.ordered_on = first_days.first_order_on
        and parts.kind = 'sale'
    inner join lines_in_force as lines
        on lines.customer_key = parts.customer_key
        and lines.ordered_on = parts.ordered_on
        and lines.order_id is not distinct from parts.order_id

),

lines_by_size as (

    select
        candidates.customer_key,
        candidates.region,
        candidates.channel,
        candidates.category,
        row_number() over (
            partition by candidates.customer_key
            order by candidates.amount desc nulls last, candidates.extract_key, candidates.file_no, candidates.source_line
        ) as place

    from candidates
    inner join candidates as opening
        on opening.customer_key = candidates.customer_key
        and opening.order_id is not distinct from candidates.order_id
        and opening.place = 1

),

known as (

    select distinct customer_key
    from customer_days

)

select
    known.customer_key,
    lines_by_size.region as first_region,
    lines_by_size.channel as first_channel,
    lines_by_size.category as first_category

from known
left join lines_by_size
    on lines_by_size.customer_key = known.customer_key
    and lines_by_size.place = 1
