/*
@model    attributes_counted
@grain    attribute
@inputs   customer_attributes, loaded_extracts
@purpose  How many different values each attribute has: a column of a customers extract that its contract does not know.
@columns
  attribute         VARCHAR  the header as it stands
  different_values  BIGINT
  customers         BIGINT   who have one
  first_key         INTEGER  the extract that brought it first
*/
select
    attributes.attribute,
    count(distinct attributes.value) as different_values,
    count(distinct attributes.customer_key) as customers,
    min(attributes.extract_key) as first_key

from customer_attributes as attributes
inner join loaded_extracts as loaded
    on loaded.extract_key = attributes.extract_key

where attributes.customer_key > 0
group by attributes.attribute
