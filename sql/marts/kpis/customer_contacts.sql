/*
@model    customer_contacts
@grain    period, customer_key
@inputs   periods, contacts_in_force, asked_customers, customers_left_out
@purpose  How often a customer was contacted in a period, with what success, and what was due.
@definition  A contact is of the day on which it was made; who was left alone on purpose was not contacted. Repeated: within 7
             days after a contact by another owner, of the same day when it stands later. Due contacts are of the day they were
             due, kept when made by then. A period that is not over is read on the last day covered.
@columns
  period             VARCHAR
  customer_key       INTEGER
  contacts           BIGINT
  answered_contacts  BIGINT
  owned_contacts     BIGINT   whose owner is told
  repeated_contacts  BIGINT   of these
  due_contacts       BIGINT
  kept_contacts      BIGINT   of these
*/
with

asked as (

    select contacts.*

    from contacts_in_force as contacts

    where not contacts.is_control
        and contacts.customer_key > 0
        and contacts.customer_key in (select customer_key from asked_customers)
        and contacts.customer_key not in (select customer_key from customers_left_out)

),

repeated as (

    select distinct
        later.extract_key,
        later.file_no,
        later.source_line

    from asked as later
    inner join asked as earlier
        on earlier.customer_key = later.customer_key
        and earlier.owner <> later.owner
        and earlier.contacted_on <= later.contacted_on
        and earlier.contacted_on >= cast(later.contacted_on - 7 * interval '1' day as date)

    where earlier.contacted_on < later.contacted_on
        or earlier.extract_key < later.extract_key
        or earlier.extract_key = later.extract_key and earlier.file_no < later.file_no
        or earlier.extract_key = later.extract_key
        and earlier.file_no = later.file_no
        and earlier.source_line < later.source_line

),

counted as (

    select
        periods.period,
        made.customer_key,
        1 as contacts,
        case when made.outcome = 'answered' then 1 else 0 end as answered_contacts,
        case when made.owner is not null then 1 else 0 end as owned_contacts,
        case when repeated.source_line is not null then 1 else 0 end as repeated_contacts,
        0 as due_contacts,
        0 as kept_contacts

    from periods
    inner join asked as made
        on made.contacted_on >= periods.starts_on
        and made.contacted_on <= periods.read_on
    left join repeated
        on repeated.extract_key = made.extract_key
        and repeated.file_no = made.file_no
        and repeated.source_line = made.source_line

    union all

    select
        periods.period,
        due.customer_key,
        0 as contacts,
        0 as answered_contacts,
        0 as owned_contacts,
        0 as repeated_contacts,
        1 as due_contacts,
        case when due.contacted_on <= due.due_on then 1 else 0 end as kept_contacts

    from periods
    inner join asked as due
        on due.due_on >= periods.starts_on
        and due.due_on <= periods.read_on

)

select
    period,
    customer_key,
    cast(sum(contacts) as bigint) as contacts,
    cast(sum(answered_contacts) as bigint) as answered_contacts,
    cast(sum(owned_contacts) as bigint) as owned_contacts,
    cast(sum(repeated_contacts) as bigint) as repeated_contacts,
    cast(sum(due_contacts) as bigint) as due_contacts,
    cast(sum(kept_contacts) as bigint) as kept_contacts

from counted
group by period, customer_key
