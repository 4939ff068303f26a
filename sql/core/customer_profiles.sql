/*
@model    customer_profiles
@kept     table
@grain    customer_key
@inputs   stg_customer_records, loaded_extracts, merged_customers
@purpose  What the extracts of customers say of each customer. A row exists for everyone whom one of them names.
@definition  Of each column the newest cell that is filled: of the latest extract, then the last line. An empty cell says
             nothing, and takes nothing back.
@columns
  customer_key       INTEGER
  name                 VARCHAR
  phone                VARCHAR
  email                VARCHAR
  address              VARCHAR
  region               VARCHAR
  industry             VARCHAR
  company_size         VARCHAR
  customer_type        VARCHAR  as it stands in the extract
  relation             VARCHAR  consumer, intermediary, internal, public_interest; null = unknown, never guessed
  birth_year           INTEGER
  gender               VARCHAR
  occupation           VARCHAR
  income_band          VARCHAR
  registered_on        DATE
  acquisition_channel  VARCHAR
  owner                VARCHAR  who looks after them
  decision_role        VARCHAR
  tags                 VARCHAR
  is_quiet             BOOLEAN  not to be contacted
  preferred_time       VARCHAR
  is_target            BOOLEAN
  has_contract         BOOLEAN
  contract_ends_on     DATE
*/
with

ranked as (

    -- Ten digits in front of a text put the newest last, and leave a missing text missing.
    select
        records.*,
        coalesce(merged.into_key, records.customer_key) as person_key,
        lpad(
            cast(row_number() over (order by records.extract_key, records.file_no, records.source_line) as varchar),
            10,
            '0'
        ) as rank

    from stg_customer_records as records
    inner join loaded_extracts as loaded
        on loaded.extract_key = records.extract_key
    left join merged_customers as merged
        on merged.customer_key = records.customer_key

    where records.customer_key > 0

)

select
    records.person_key as customer_key,
    substr(max(records.rank || records.name), 11) as name,
    substr(max(records.rank || records.phone), 11) as phone,
    substr(max(records.rank || records.email), 11) as email,
    substr(max(records.rank || records.address), 11) as address,
    substr(max(records.rank || records.region), 11) as region,
    substr(max(records.rank || records.industry), 11) as industry,
    substr(max(records.rank || records.company_size), 11) as company_size,
    substr(max(records.rank || records.customer_type), 11) as customer_type,
    substr(max(records.rank || records.relation), 11) as relation,
    cast(substr(max(records.rank || cast(records.birth_year as varchar)), 11) as integer) as birth_year,
    substr(max(records.rank || records.gender), 11) as gender,
    substr(max(records.rank || records.occupation), 11) as occupation,
    substr(max(records.rank || records.income_band), 11) as income_band,
    cast(substr(max(records.rank || cast(records.registered_on as varchar)), 11) as date) as registered_on,
    substr(max(records.rank || records.acquisition_channel), 11) as acquisition_channel,
    substr(max(records.rank || records.owner), 11) as owner,
    substr(max(records.rank || records.decision_role), 11) as decision_role,
    substr(max(records.rank || records.tags), 11) as tags,
    cast(substr(max(records.rank || cast(records.is_quiet as varchar)), 11) as boolean) as is_quiet,
    substr(max(records.rank || records.preferred_time), 11) as preferred_time,
    cast(substr(max(records.rank || cast(records.is_target as varchar)), 11) as boolean) as is_target,
    cast(substr(max(records.rank || cast(records.has_contract as varchar)), 11) as boolean) as has_contract,
    cast(substr(max(records.rank || cast(records.contract_ends_on as varchar)), 11) as date) as contract_ends_on

from ranked as records
group by records.person_key
