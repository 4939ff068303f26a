/*
@model    customer_attributes_kept
@grain    customer_key
@inputs   customer_attributes, attributes_kept, loaded_extracts, merged_customers
@purpose  The attributes of each customer, in the columns that attributes_kept gives them.
@definition  Of several cells the newest: of the latest extract, then the last line.
@columns
  customer_key  INTEGER
  attribute_1   VARCHAR
  attribute_2   VARCHAR
  attribute_3   VARCHAR
  attribute_4   VARCHAR
  attribute_5   VARCHAR
  attribute_6   VARCHAR
  attribute_7   VARCHAR
  attribute_8   VARCHAR
  attribute_9   VARCHAR
  attribute_10  VARCHAR
  attribute_11  VARCHAR
  attribute_12  VARCHAR
*/
with

cells as (

    select
        coalesce(merged.into_key, attributes.customer_key) as customer_key,
        kept.place,
        lpad(cast(attributes.extract_key as varchar), 6, '0')
        || lpad(cast(attributes.file_no as varchar), 6, '0')
        || lpad(cast(attributes.source_line as varchar), 12, '0')
        || attributes.value as ranked_value

    from customer_attributes as attributes
    inner join attributes_kept as kept
        on kept.attribute = attributes.attribute
    inner join loaded_extracts as loaded
        on loaded.extract_key = attributes.extract_key
    left join merged_customers as merged
        on merged.customer_key = attributes.customer_key

    where attributes.customer_key > 0

)

select
    customer_key,
    substr(max(case when place = 1 then ranked_value end), 25) as attribute_1,
    substr(max(case when place = 2 then ranked_value end), 25) as attribute_2,
    substr(max(case when place = 3 then ranked_value end), 25) as attribute_3,
    substr(max(case when place = 4 then ranked_value end), 25) as attribute_4,
    substr(max(case when place = 5 then ranked_value end), 25) as attribute_5,
    substr(max(case when place = 6 then ranked_value end), 25) as attribute_6,
    substr(max(case when place = 7 then ranked_value end), 25) as attribute_7,
    substr(max(case when place = 8 then ranked_value end), 25) as attribute_8,
    substr(max(case when place = 9 then ranked_value end), 25) as attribute_9,
    substr(max(case when place = 10 then ranked_value end), 25) as attribute_10,
    substr(max(case when place = 11 then ranked_value end), 25) as attribute_11,
    substr(max(case when place = 12 then ranked_value end), 25) as attribute_12

from cells
group by customer_key
