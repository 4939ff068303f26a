/*
@model    stg_customer_records
@grain    extract_key, file_no, source_line
@inputs   customer_records
@purpose  Every record of an extract of customers ever loaded.
@definition  relation: the column of that name, else customer_type where it is one of these four words; never guessed.
@columns
  extract_key          INTEGER
  file_no              INTEGER
  source_line          BIGINT
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
select
    extract_key,
    file_no,
    source_line,
    customer_key,
    name,
    phone,
    email,
    address,
    region,
    industry,
    company_size,
    customer_type,
    coalesce(
    relation,
    case lower(trim(customer_type))
        when 'consumer' then 'consumer'
        when '消费者' then 'consumer'
        when 'intermediary' then 'intermediary'
        when '中间商' then 'intermediary'
        when 'internal' then 'internal'
        when '内部' then 'internal'
        when 'public_interest' then 'public_interest'
        when 'public interest' then 'public_interest'
        when '公利' then 'public_interest'
    end
    ) as relation,
    birth_year,
    gender,
    occupation,
    income_band,
    registered_on,
    acquisition_channel,
    owner,
    decision_role,
    tags,
    is_quiet,
    preferred_time,
    is_target,
    has_contract,
    contract_ends_on

from customer_records
