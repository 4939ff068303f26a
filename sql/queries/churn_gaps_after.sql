/*
@query    churn_gaps_after
@inputs   customer_gaps, asked_customers
@params   after, through, within_days
@purpose  Of the gaps opened after a day, soon enough to be judged by another, how many closed within so many days.
@columns
  gaps    BIGINT  opened in (after, through - within_days]
  closed  BIGINT  of these, closed within within_days
*/
select
    count(*) as gaps,
    count(*) filter (where gap_days <= cast($within_days as integer)) as closed

from customer_gaps

where opened_on > cast($after as date)
    and opened_on <= cast($through as date) - cast($within_days as integer)
    and customer_key in (select customer_key from asked_customers)
