/*
@query    conversion_waits
@inputs   counted_conversions
@params
@purpose  People by how long they took from the first interaction to the first sale, or have waited: what its median is made of.
@columns
  period       VARCHAR
  group_value  VARCHAR  null where everybody is asked for; null among groups is "no value"
  days         BIGINT
  closed       BIGINT   who bought after so many days
  open         BIGINT   who has waited for so many, and not bought
*/
select
    period,
    group_value,
    days,
    count(*) filter (where is_converted) as closed,
    count(*) filter (where not is_converted) as open

from counted_conversions
group by period, group_value, days
order by period, group_value nulls last, days
