/*
@check   customer_dimensions__know_every_customer
@law     Everyone with a line in force has one row of dimensions: a filter of all values leaves nobody out.
@inputs  lines_in_force, customer_dimensions
*/
select
    customer_key,
    count(dimensions.customer_key) as rows

from (select distinct customer_key from lines_in_force) as known
full outer join customer_dimensions as dimensions
    using (customer_key)
group by customer_key
having count(dimensions.customer_key) <> 1
    or count(known.customer_key) <> 1
