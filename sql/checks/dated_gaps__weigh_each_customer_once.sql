/*
@check   dated_gaps__weigh_each_customer_once
@law     On every date each customer has one open gap and closed_gaps closed ones, so that together they weigh 1.
@inputs  customer_waits, dated_gaps
*/
with

gaps as (

    select
        snapshot_date,
        customer_key,
        count(*) filter (where is_closed) as closed,
        count(*) filter (where not is_closed) as open,
        max(gap_days) filter (where not is_closed) as open_days

    from dated_gaps
    group by snapshot_date, customer_key

)

select *
from customer_waits as waits
full outer join gaps
    using (snapshot_date, customer_key)
where gaps.closed is distinct from waits.closed_gaps
    or gaps.open is distinct from 1
    or gaps.open_days is distinct from waits.recency_days
