/*
@query    segment_labels
@inputs   customer_segments, asked_customers
@params   scheme, as_of
@purpose  How many customers carry each label of a scheme on a day: its flags, and all segments that hold where several may.
@definition  A customer with two labels counts in both.
@columns
  label       VARCHAR
  customers   BIGINT
  net_amount  BIGINT   minor units, in the look-back
*/
with

labelled as (

    select
        unnest(string_split(trim(labels), ' ')) as label,
        monetary_value

    from customer_segments
    where scheme = $scheme
        and snapshot_date = cast($as_of as date)
        and trim(labels) <> ''
        and customer_key in (select customer_key from asked_customers)

)

select
    label,
    cast(count(*) as bigint) as customers,
    cast(sum(monetary_value) as bigint) as net_amount

from labelled
group by label
