/*
@query    customer_sheet
@inputs   customer_sheet, customers, extracts
@params   as_of, dormant_days, lost_days
@purpose  The customers of sheets without transactions: how long since the last purchase, how much in all, and a traffic light.
@definition  Of a customer who stands in several sheets or rows the newest row. light: green up to dormant_days since the last
             purchase, amber up to lost_days, then red; null without a day, or with one after as_of. Scores as everywhere:
             5 * (rank - 1) div (n - 1), rank = 1 + customers strictly worse, equal values equal. Frequency cannot be known.
@columns
  customer_id       VARCHAR
  name              VARCHAR
  contact           VARCHAR
  last_purchase_on  DATE
  recency_days      BIGINT   last purchase to as_of
  total_spend       BIGINT   minor units
  r_score           INTEGER  5 is best; null without a day
  m_score           INTEGER  null without an amount
  light             VARCHAR  green, amber, red
  category          VARCHAR
  note              VARCHAR
*/
with

ranked as (

    select
        sheet.*,
        row_number() over (
            partition by sheet.customer_key
            order by sheet.extract_key desc, sheet.file_no desc, sheet.source_line desc
        ) as place

    from customer_sheet as sheet
    semi join extracts
        on extracts.extract_key = sheet.extract_key
        and extracts.status = 'loaded'

),

told as (

    select
        *,
        case
            when last_purchase_on <= cast($as_of as date)
                then date_diff('day', last_purchase_on, cast($as_of as date))
        end as recency_days

    from ranked
    where place = 1

),

recencies as (

    select
        customer_key,
        5 * (rank() over (order by recency_days desc) - 1) // nullif(count(*) over () - 1, 0) as part
    from told
    where recency_days is not null

),

spends as (

    select
        customer_key,
        5 * (rank() over (order by total_spend) - 1) // nullif(count(*) over () - 1, 0) as part
    from told
    where total_spend is not null

)

select
    customers.customer_id,
    told.name,
    told.contact,
    told.last_purchase_on,
    told.recency_days,
    told.total_spend,
    case when recencies.customer_key is not null then cast(least(5, 1 + coalesce(recencies.part, 0)) as integer) end as r_score,
    case when spends.customer_key is not null then cast(least(5, 1 + coalesce(spends.part, 0)) as integer) end as m_score,
    case
        when told.recency_days <= cast($dormant_days as integer) then 'green'
        when told.recency_days <= cast($lost_days as integer) then 'amber'
        when told.recency_days is not null then 'red'
    end as light,
    told.category,
    told.note

from told
left join customers
    on customers.customer_key = told.customer_key
left join recencies
    on recencies.customer_key = told.customer_key
left join spends
    on spends.customer_key = told.customer_key
