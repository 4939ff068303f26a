/*
@model    attributes_kept
@kept     table
@grain    place
@inputs   attributes_counted
@purpose  The attributes by which customers can be told apart: columns of a customers extract that its contract does not know.
@definition  Those with two to two hundred different values, the ones with the fewest first; of as many, by name. The first
             twelve have a column in customer_dimensions.
@columns
  place      INTEGER  1 to 12
  attribute  VARCHAR  the header as it stands
*/
with

ranked as (

    select
        attribute,
        cast(row_number() over (order by different_values, attribute) as integer) as place

    from attributes_counted
    where different_values between 2 and 200

)

select
    place,
    attribute

from ranked
where place <= 12
