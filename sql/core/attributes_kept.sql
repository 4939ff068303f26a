/*
@model    attributes_kept
@kept     table
@grain    place
@inputs   attributes_counted
@purpose  The attributes by which customers can be told apart: columns of a customers extract that its contract does not know.
@definition  Those with two to two hundred different values, each shared by two customers on average: what tells everybody from
             everybody is no class. In the order in which extracts brought them, so that a place once given stays; of one
             extract the ones with the fewest values first. The first twelve have a column in customer_dimensions.
@columns
  place      INTEGER  1 to 12
  attribute  VARCHAR  the header as it stands
*/
with

ranked as (

    select
        attribute,
        cast(row_number() over (order by first_key, different_values, attribute) as integer) as place

    from attributes_counted
    where different_values between 2 and 200
        and 2 * different_values <= customers

)

select
    place,
    attribute

from ranked
where place <= 12
