/*
@check   customer_dimensions__know_every_customer
@law     Everyone with a line in force, or known otherwise, has one row of dimensions: a filter of all values leaves nobody out.
@inputs  lines_in_force, known_customers, customer_dimensions
*/
select
    customer_key,
    count(dimensions.customer_key) as rows

from (select customer_key from lines_in_force union select customer_key from known_customers) as known
full outer join customer_dimensions as dimensions
    using (customer_key)
group by customer_key
having count(dimensions.customer_key) <> 1
    or count(known.customer_key) <> 1
