/*
@model    customer_dimensions
@kept     table
@grain    customer_key
@inputs   customer_days, known_customers, customer_profiles, customer_attributes_kept, order_parts, lines_in_force
@purpose  One value of each dimension for each known customer, so that it can filter every number.
@definition  What the extracts of customers say, and beside it first_<column>: the value on the largest line of the
             customer's first sale order (tie: lowest line), so it never changes as later orders come. The first of several
             orders of that day is the earliest, then the one with the lowest line. Null where the customer has no sale
             order, or the line no value.
@columns
  customer_key         INTEGER  0 is nobody: all null
  region               VARCHAR
  customer_type        VARCHAR
  relation             VARCHAR  consumer, intermediary, internal, public_interest
  industry             VARCHAR
  company_size         VARCHAR
  gender               VARCHAR
  birth_decade         VARCHAR  1990: the first year of the ten
  occupation           VARCHAR
  income_band          VARCHAR
  acquisition_channel  VARCHAR
  owner                VARCHAR  who looks after them
  decision_role        VARCHAR
  cohort_year          VARCHAR  of the first sale order; null without one
  first_region         VARCHAR
  first_channel        VARCHAR
  first_category       VARCHAR
  attribute_1          VARCHAR  what attributes_kept says; so with the others
  attribute_2          VARCHAR
  attribute_3          VARCHAR
  attribute_4          VARCHAR
  attribute_5          VARCHAR
  attribute_6          VARCHAR
  attribute_7          VARCHAR
  attribute_8          VARCHAR
  attribute_9          VARCHAR
  attribute_10         VARCHAR
  attribute_11         VARCHAR
  attribute_12         VARCHAR
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

-- By whole numbers first: most lines are of other days.
first_lines as (

    select
        lines.customer_key,
        lines.order_id,
        lines.ordered_on,
        lines.ordered_at,
        lines.extract_key,
        lines.file_no,
        lines.source_line,
        lines.amount,
        lines.region,
        lines.channel,
        lines.category

    from lines_in_force as lines
    inner join first_days
        on first_days.customer_key = lines.customer_key
        and first_days.first_order_on = lines.ordered_on

),

first_orders as (

    select
        parts.customer_key,
        -- The order, where it is the only one.
        min(parts.order_id) as order_id,
        count(*) as rivals

    from order_parts as parts
    inner join first_days
        on first_days.customer_key = parts.customer_key
        and first_days.first_order_on = parts.ordered_on

    where parts.kind = 'sale'
    group by parts.customer_key

),

-- Few customers begin with several orders of one day.
ranked_orders as (

    select
        lines.customer_key,
        lines.order_id,
        row_number() over (
            partition by lines.customer_key
            order by lines.ordered_at nulls last, lines.extract_key, lines.file_no, lines.source_line
        ) as place

    from first_lines as lines
    inner join order_parts as parts
        on parts.customer_key = lines.customer_key
        and parts.ordered_on = lines.ordered_on
        and parts.order_id is not distinct from lines.order_id
        and parts.kind = 'sale'
    inner join first_orders
        on first_orders.customer_key = lines.customer_key
        and first_orders.rivals > 1

),

openings as (

    select
        customer_key,
        order_id

    from first_orders
    where rivals = 1

    union all

    select
        customer_key,
        order_id

    from ranked_orders
    where place = 1

),

opening_lines as (

    select lines.*
    from openings
    inner join first_lines as lines
        on lines.customer_key = openings.customer_key
        and lines.order_id is not distinct from openings.order_id

),

-- The largest is looked for before lines are ranked: few are as large as another of the same order.
largest as (

    select
        customer_key,
        max(amount) as amount

    from opening_lines
    group by customer_key

),

largest_lines as (

    select lines.*
    from opening_lines as lines
    inner join largest
        on largest.customer_key = lines.customer_key
        and largest.amount = lines.amount

),

told as (

    select
        customer_key,
        min(region) as region,
        min(channel) as channel,
        min(category) as category,
        count(*) as rivals

    from largest_lines
    group by customer_key

),

ranked_lines as (

    select
        lines.*,
        row_number() over (
            partition by lines.customer_key
            order by lines.extract_key, lines.file_no, lines.source_line
        ) as place

    from largest_lines as lines
    inner join told
        on told.customer_key = lines.customer_key
        and told.rivals > 1

),

first_words as (

    select
        customer_key,
        region,
        channel,
        category

    from told
    where rivals = 1

    union all

    select
        customer_key,
        region,
        channel,
        category

    from ranked_lines
    where place = 1

),

known as (

    select customer_key
    from customer_days

    union

    select customer_key
    from known_customers

)

select
    known.customer_key,
    profiles.region,
    profiles.customer_type,
    profiles.relation,
    profiles.industry,
    profiles.company_size,
    profiles.gender,
    cast(profiles.birth_year / 10 * 10 as varchar) as birth_decade,
    profiles.occupation,
    profiles.income_band,
    profiles.acquisition_channel,
    profiles.owner,
    profiles.decision_role,
    cast(year(first_days.first_order_on) as varchar) as cohort_year,
    first_words.region as first_region,
    first_words.channel as first_channel,
    first_words.category as first_category,
    attributes.attribute_1,
    attributes.attribute_2,
    attributes.attribute_3,
    attributes.attribute_4,
    attributes.attribute_5,
    attributes.attribute_6,
    attributes.attribute_7,
    attributes.attribute_8,
    attributes.attribute_9,
    attributes.attribute_10,
    attributes.attribute_11,
    attributes.attribute_12

from known
left join customer_profiles as profiles
    on profiles.customer_key = known.customer_key
left join customer_attributes_kept as attributes
    on attributes.customer_key = known.customer_key
left join first_days
    on first_days.customer_key = known.customer_key
left join first_words
    on first_words.customer_key = known.customer_key
