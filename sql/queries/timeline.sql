/*
@query    timeline
@inputs   order_parts, interactions_in_force, feedback_in_force, contacts_in_force, extracts, extract_files
@params   customer_key
@purpose  Everything that is known of one customer in the order of time: orders, returns, interactions, answers, complaints and contacts.
@definition  A contact that was due and not made stands on the day it was due; one of the control group is none. A complaint
             stands on the day it was opened.
@columns
  happened_on  DATE
  what         VARCHAR  sale, return, gift; interaction, nps, satisfaction, complaint, contact, contact_due
  word         VARCHAR  which interaction or contact, a code of its contract; of an order its id
  detail       VARCHAR
  channel      VARCHAR
  owner        VARCHAR
  outcome      VARCHAR  of a contact: its code; of an interaction its sentiment
  score        DOUBLE
  net_amount   BIGINT   minor units, of an order
  ends_on      DATE     a complaint: resolved; null while it is open
  extract_id   VARCHAR
  source_file  VARCHAR
  source_line  BIGINT   null: of an order, whose lines are told by order-lines
*/
with

events as (

    select
        ordered_on as happened_on,
        kind as what,
        order_id as word,
        null as detail,
        null as channel,
        null as owner,
        null as outcome,
        null as score,
        net_amount,
        null as ends_on,
        null as extract_key,
        null as file_no,
        null as source_line

    from order_parts
    where customer_key = cast($customer_key as integer)

    union all

    select
        happened_on, 'interaction', interaction_type, detail, channel, null, sentiment, null, null, null,
        extract_key, file_no, source_line

    from interactions_in_force
    where customer_key = cast($customer_key as integer)

    union all

    select
        given_on, 'nps', null, detail, null, null, null, cast(nps_score as double), null, null,
        extract_key, file_no, source_line

    from feedback_in_force
    where customer_key = cast($customer_key as integer)
        and nps_score is not null

    union all

    select
        given_on, 'satisfaction', null, detail, null, null, null, cast(satisfaction_score as double), null, null,
        extract_key, file_no, source_line

    from feedback_in_force
    where customer_key = cast($customer_key as integer)
        and satisfaction_score is not null

    union all

    select
        given_on, 'complaint', null, detail, null, null, null, null, null, resolved_on,
        extract_key, file_no, source_line

    from feedback_in_force
    where customer_key = cast($customer_key as integer)
        and is_complaint

    union all

    select
        coalesce(contacted_on, due_on),
        case when contacted_on is null then 'contact_due' else 'contact' end,
        contact_type,
        coalesce(campaign || case when detail is null then '' else ': ' || detail end, detail),
        channel, owner, outcome, null, null, null,
        extract_key, file_no, source_line

    from contacts_in_force
    where customer_key = cast($customer_key as integer)
        and not is_control

)

select
    events.happened_on,
    events.what,
    events.word,
    events.detail,
    events.channel,
    events.owner,
    events.outcome,
    cast(events.score as double) as score,
    cast(events.net_amount as bigint) as net_amount,
    cast(events.ends_on as date) as ends_on,
    extracts.extract_id,
    files.file_name as source_file,
    cast(events.source_line as bigint) as source_line

from events
left join extracts
    on extracts.extract_key = events.extract_key
left join extract_files as files
    on files.extract_key = events.extract_key
    and files.file_no = events.file_no
order by events.happened_on desc, events.what, events.word, events.source_line
