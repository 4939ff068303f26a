/*
@query    new_values
@inputs   lines_in_force, attributes_counted, loaded_extracts, extracts
@params   starts_on, ends_on
@purpose  Channels, categories and regions of order lines that first occurred in a period, and columns of customers that only the latest extract has.
@columns
  dimension   VARCHAR  channel, category, region, column
  value       VARCHAR
  first_on    DATE     null for a column
  lines       BIGINT   in the period; of a column the customers who have a value
  net_amount  BIGINT   minor units, in the period; null for a column
*/
with

occurrences as (

    select 'channel' as dimension, channel as value, ordered_on, amount from lines_in_force where channel is not null

    union all

    select 'category' as dimension, category as value, ordered_on, amount from lines_in_force where category is not null

    union all

    select 'region' as dimension, region as value, ordered_on, amount from lines_in_force where region is not null

),

latest as (

    select
        max(extracts.extract_key) as extract_key,
        count(*) as extracts

    from extracts
    inner join loaded_extracts as loaded
        on loaded.extract_key = extracts.extract_key
    where extracts.kind = 'customers'

)

select
    dimension,
    value,
    min(ordered_on) as first_on,
    count(*) filter (where ordered_on <= cast($ends_on as date)) as lines,
    cast(sum(amount) filter (where ordered_on <= cast($ends_on as date)) as bigint) as net_amount

from occurrences
group by dimension, value
having min(ordered_on) between cast($starts_on as date) and cast($ends_on as date)

union all

select
    'column' as dimension,
    attributes.attribute as value,
    cast(null as date) as first_on,
    attributes.customers as lines,
    cast(null as bigint) as net_amount

from attributes_counted as attributes
inner join latest
    on latest.extract_key = attributes.first_key
    and latest.extracts > 1

order by dimension, net_amount desc nulls last, value
