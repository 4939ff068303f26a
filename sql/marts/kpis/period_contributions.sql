/*
@model    period_contributions
@grain    scheme, period, segment
@inputs   numbered_counts, scheme_segments
@purpose  What the customers of each segment of the day before brought in a period: customer_contributions, summed.
@columns
  scheme      VARCHAR
  period      VARCHAR
  segment     VARCHAR
  is_top      BOOLEAN  of the segments the scheme calls its top
  net_amount  BIGINT   minor units in the period
*/
with

summed as (

    select
        period,
        -- Whoever had no sale order by then stood nowhere, whatever a scheme calls them.
        case when order_days_before > 0 then numbers end as numbers,
        cast(sum(net_amount) as bigint) as net_amount

    from numbered_counts

    where customer_key > 0
        and net_amount <> 0

    group by period, case when order_days_before > 0 then numbers end

)

select
    names.scheme,
    summed.period,
    names.segment,
    names.is_top,
    cast(sum(summed.net_amount) as bigint) as net_amount

from summed
inner join scheme_segments as names
    on (summed.numbers is not null and names.number = summed.numbers / names.unit % 100)
    or (summed.numbers is null and names.segment = 'not_yet_customer')

group by names.scheme, summed.period, names.segment, names.is_top
