/*
@check   cohort_cells__keep_to_their_kind
@law     Nobody counts who is not of the cohort, its own period holds all of it, on_or_after and every never rise, and every is at most on and on at most on_or_after.
@inputs  cohort_cells
*/
with

kinds as (

    select
        cohort_no,
        group_value,
        period_offset,
        cohort_size,
        max(customers) filter (where kind = 'on') as on_customers,
        max(customers) filter (where kind = 'on_or_after') as on_or_after_customers,
        max(customers) filter (where kind = 'every') as every_customers,
        max(customers) as most

    from cohort_cells
    where kind <> 'bracket'
    group by cohort_no, group_value, period_offset, cohort_size

),

beside as (

    select
        *,
        lag(on_or_after_customers) over offsets as on_or_after_before,
        lag(every_customers) over offsets as every_before

    from kinds
    window offsets as (partition by cohort_no, group_value order by period_offset)

)

select cohort_no, period_offset, cohort_size
from beside
where most > cohort_size
    or (period_offset = 0 and least(on_customers, on_or_after_customers, every_customers) <> cohort_size)
    or on_or_after_customers > on_or_after_before
    or every_customers > every_before
    or every_customers > on_customers
    or on_customers > on_or_after_customers

union all

select brackets.cohort_no, brackets.period_offset, brackets.cohort_size
from cohort_cells as brackets
inner join beside
    on beside.cohort_no = brackets.cohort_no
    and beside.group_value is not distinct from brackets.group_value
    and beside.period_offset = brackets.period_offset
where brackets.kind = 'bracket'
    and (brackets.customers < beside.on_customers or brackets.customers > beside.on_or_after_customers)
