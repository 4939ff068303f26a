/*
@check   extracts__account_for_every_line
@law     Every record of a loaded extract is loaded, rejected or blank; every line loaded is in force or restated; the amounts add up.
@inputs  extracts, order_lines, returned_orders, customer_records, interactions, feedback, contacts, customer_sheet, rejects, restatements, restated_periods, latest_lines
*/
with

stored as (

    select
        extract_key,
        count(*) as lines,
        sum(amount) as amount

    from order_lines
    group by extract_key

    union all

    select extract_key, count(*) as lines, 0 as amount
    from returned_orders
    group by extract_key

    union all

    select extract_key, count(*) as lines, 0 as amount
    from customer_records
    group by extract_key

    union all

    select extract_key, count(*) as lines, 0 as amount
    from interactions
    group by extract_key

    union all

    select extract_key, count(*) as lines, 0 as amount
    from feedback
    group by extract_key

    union all

    select extract_key, count(*) as lines, 0 as amount
    from contacts
    group by extract_key

    union all

    select extract_key, count(*) as lines, 0 as amount
    from customer_sheet
    group by extract_key

),

in_force as (

    select extract_key, count(*) as lines
    from latest_lines
    group by extract_key

),

restated as (

    select lines.extract_key, count(*) as lines
    from order_lines as lines
    where exists (
        select 1
        from restatements
        inner join extracts as later
            on later.extract_key = restatements.restated_by
            and later.status = 'loaded'
        where restatements.extract_key = lines.extract_key
            and restatements.customer_key = lines.customer_key
            and restatements.order_id = lines.order_id
    )
    or exists (
        select 1
        from restated_periods as periods
        inner join extracts as later
            on later.extract_key = periods.restated_by
            and later.status = 'loaded'
        where periods.extract_key = lines.extract_key
            and lines.ordered_on between periods.starts_on and periods.ends_on
    )
    group by lines.extract_key

),

refused as (

    select extract_key, count(*) as lines
    from rejects
    group by extract_key

)

select
    extracts.extract_key,
    extracts.lines_in,
    extracts.lines_loaded,
    stored.lines as lines_stored,
    in_force.lines as lines_in_force,
    restated.lines as lines_restated,
    refused.lines as lines_refused

from extracts
left join stored
    on stored.extract_key = extracts.extract_key
left join in_force
    on in_force.extract_key = extracts.extract_key
left join restated
    on restated.extract_key = extracts.extract_key
left join refused
    on refused.extract_key = extracts.extract_key

where extracts.status = 'loaded'
    and (
        extracts.lines_in <> extracts.lines_loaded + extracts.lines_rejected + extracts.lines_blank
        or extracts.amount_in <> extracts.amount_loaded + extracts.amount_rejected
        or extracts.lines_loaded <> coalesce(stored.lines, 0)
        or extracts.amount_loaded <> coalesce(stored.amount, 0)
        or extracts.lines_rejected <> coalesce(refused.lines, 0)
        or (
            extracts.kind = 'order_lines'
            and extracts.lines_loaded <> coalesce(in_force.lines, 0) + coalesce(restated.lines, 0)
        )
    )
