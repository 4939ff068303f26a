/*
@query    quality_cases
@inputs   customer_records, customer_sheet, feedback, unread_cells, extracts, extract_files, customers, lines_in_force, customer_days, customer_profiles, interactions_in_force, feedback_in_force, contacts_in_force
@params   code, extract_id
@purpose  Every cell and customer of what is loaded that somebody should look at, with its place in the file.
@definition  phone_impossible: fewer than 7 or more than 15 digits, one digit repeated, or digits that count up or down.
             address_placeholder: a word that stands for no address. email_malformed: not one @ with a dot behind it.
             birth_year_impossible: after the extract was loaded, or more than 110 years before. cells_unread: see the load.
             amount_outlying, quantity_outlying: more than a thousand times the median of its column, both without sign.
             id_damaged: cut short by a spreadsheet. customer_without_orders, customer_without_record: in another extract
             and not in the order lines, in the order lines and not in the extracts of customers, once one is loaded.
             Nothing of it changes a number.
@columns
  code         VARCHAR
  extract_id   VARCHAR  null: not of one extract
  source_file  VARCHAR
  source_line  BIGINT   physical line where the record starts in a text file, else the record number
  customer_id  VARCHAR
  column_name  VARCHAR  of the contract; null: of the customer
  value        VARCHAR
*/
with

records as (

    select
        records.*,
        regexp_replace(regexp_replace(phone, '[^0-9]', '', 'g'), '^(0086|86)(1[0-9]{10})$', '\2') as digits

    from customer_records as records
    semi join extracts
        on extracts.extract_key = records.extract_key
        and extracts.status = 'loaded'

),

medians as (

    select
        median(abs(amount)) as amount,
        median(abs(quantity)) as quantity

    from lines_in_force
    where amount <> 0

),

named as (

    select customer_key from customer_profiles
    union
    select customer_key from interactions_in_force
    union
    select customer_key from feedback_in_force
    union
    select customer_key from contacts_in_force

),

cases as (

    select 'phone_impossible' as code, extract_key, file_no, source_line, customer_key, 'phone' as column_name, phone as value
    from records
    where phone is not null
        and (
            length(digits) not between 7 and 15
            or regexp_matches(phone, '[eE][+]')
            or length(replace(digits, digits[1], '')) = 0
            or contains('01234567890123456789', digits)
            or contains('98765432109876543210', digits)
        )

    union all

    select 'address_placeholder', extract_key, file_no, source_line, customer_key, 'address', address
    from records
    where regexp_full_match(
        lower(trim(address)),
        '(地球|火星|宇宙|中国|某地|某处|地球某处|火星某处|不详|未知|无|没有|暂无|保密|地址|略|同上|测试|n/?a|none|null|nil|unknown|test.*|x+|\?+|-+|\.+|address|no address|somewhere|earth|tbd|asdf.*|1+|0+|123+4*5*6*)'
    )

    union all

    select 'email_malformed', extract_key, file_no, source_line, customer_key, 'email', email
    from records
    where email is not null
        and not regexp_full_match(trim(email), '[^@\s]+@[^@\s]+\.[^@\s.]{2,}')

    union all

    select 'birth_year_impossible', records.extract_key, file_no, source_line, customer_key, 'birth_year', cast(birth_year as varchar)
    from records
    inner join extracts
        on extracts.extract_key = records.extract_key
    where birth_year not between year(extracts.loaded_at) - 110 and year(extracts.loaded_at)

    union all

    select 'cells_unread', cells.extract_key, cells.file_no, cells.source_line, null, cells.column_name, cells.value
    from unread_cells as cells
    semi join extracts
        on extracts.extract_key = cells.extract_key
        and extracts.status = 'loaded'

    union all

    select 'score_out_of_scale', extract_key, file_no, source_line, customer_key, 'score', cast(cast(score as decimal(9, 2)) as varchar)
    from feedback
    semi join extracts
        on extracts.extract_key = feedback.extract_key
        and extracts.status = 'loaded'
    where feedback_type = 'satisfaction'
        and score not between 1 and 5

    union all

    select 'rows_of_one_name', extract_key, file_no, source_line, customer_key, 'name', name
    from (
        select *, count(*) over (partition by extract_key, customer_key) as sharing
        from customer_sheet
        where extract_key in (select extract_key from extracts where status = 'loaded')
    )
    where sharing > 1

    union all

    select 'amount_outlying', extract_key, file_no, source_line, customer_key, 'amount', cast(cast(lines.amount as decimal(18, 2)) / 100 as varchar)
    from lines_in_force as lines, medians
    where abs(lines.amount) > 1000 * medians.amount

    union all

    select 'quantity_outlying', extract_key, file_no, source_line, customer_key, 'quantity', cast(lines.quantity as varchar)
    from lines_in_force as lines, medians
    where abs(lines.quantity) > 1000 * medians.quantity

    union all

    select 'id_damaged', null, null, null, customer_key, 'customer_id', customer_id
    from customers
    where regexp_full_match(customer_id, '[0-9]([.][0-9]+)?[eE][+][0-9]{2}')

    union all

    select 'customer_without_orders', null, null, null, customer_key, null, null
    from named
    where customer_key > 0
        and customer_key not in (select customer_key from customer_days)

    union all

    select distinct 'customer_without_record', null, null, null, cast(customer_key as integer), null, null
    from customer_days
    where customer_key > 0
        and exists (select 1 from customer_profiles)
        and customer_key not in (select customer_key from customer_profiles)

)

select
    cases.code,
    extracts.extract_id,
    files.file_name as source_file,
    cases.source_line,
    customers.customer_id,
    cases.column_name,
    cases.value

from cases
left join extracts
    on extracts.extract_key = cases.extract_key
left join extract_files as files
    on files.extract_key = cases.extract_key
    and files.file_no = cases.file_no
left join customers
    on customers.customer_key = cases.customer_key

where ($code is null or cases.code = $code)
    and ($extract_id is null or extracts.extract_id = $extract_id)
