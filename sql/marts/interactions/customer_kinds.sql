/*
@model    customer_kinds
@grain    snapshot_date, customer_key
@inputs   snapshot_dates, customer_profiles, inputs_loaded
@purpose  What the extracts of customers say a customer is. They do not say since when, so it is the same on every day.
@definition  A company: customer_type begins with one of the words for it, for some write it in two
             languages; else, where it is none for a person either, company_size is
             filled. Without a contract: some customer's contract is told, and this one has none.
@columns
  snapshot_date        DATE
  customer_key         INTEGER
  relation             VARCHAR  consumer, intermediary, internal, public_interest; null = unknown
  is_company           BOOLEAN
  is_target            BOOLEAN
  is_without_contract  BOOLEAN
*/
select
    dates.snapshot_date,
    profiles.customer_key,
    profiles.relation,
    case
        when split_part(lower(trim(profiles.customer_type)), ' ', 1) in (
            'company', 'business', 'b2b', 'corporate', 'enterprise', 'organisation', 'organization', 'firm',
            '公司', '企业', '企业客户', '公司客户', '单位', '对公'
        ) then true
        when split_part(lower(trim(profiles.customer_type)), ' ', 1) in (
            'person', 'individual', 'private', 'b2c', 'consumer', '个人', '个人客户', '消费者', '自然人'
        ) then false
        else profiles.company_size is not null
    end as is_company,
    coalesce(profiles.is_target, false) as is_target,
    inputs.has_contract and not coalesce(profiles.has_contract, false) as is_without_contract

from snapshot_dates as dates
cross join inputs_loaded as inputs
cross join customer_profiles as profiles
