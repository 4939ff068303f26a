/*
@query    churn_series
@inputs   snapshot_dates, customer_waits
@params
@purpose  Active, dormant and lost customers on every day asked about, oldest first, empty ones with 0.
@columns
  snapshot_date  DATE
  status         VARCHAR
  customers      BIGINT
  net_amount     BIGINT   minor units, in the look-back
*/
select
    dates.snapshot_date,
    statuses.status,
    count(waits.customer_key) as customers,
    cast(coalesce(sum(waits.monetary_value), 0) as bigint) as net_amount

from snapshot_dates as dates
cross join (values ('active', 1), ('dormant', 2), ('lost', 3)) as statuses (status, position)
left join customer_waits as waits
    on waits.snapshot_date = dates.snapshot_date
    and waits.gap_status = statuses.status

group by dates.snapshot_date, statuses.status, statuses.position
order by dates.snapshot_date, statuses.position
