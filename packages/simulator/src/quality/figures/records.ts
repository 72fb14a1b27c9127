import { ratios } from './observations.ts'

/** Where companies are from, and how vendors write them down. */
export const RECORDS = [
  ratios(`
  with account as (
    select company_id, count(distinct source_id) as accounts
    from truth.company_record where source_system = 'salesforce' group by all
  )
  select 'companies_in_united_states' as figure, company_id as cluster, if(country = 'US', 1, 0) as numerator, 1 as denominator
  from customer
  union all
  select 'companies_on_free_mail', company_id, if(domain is null, 1, 0), 1 from customer
  union all
  select 'subsidiaries', company_id, if(parent_company_id is null, 0, 1), 1 from customer
  union all
  select 'crm_accounts_per_company', company_id, accounts, 1 from account
  union all
  select 'people_beyond_ascii', company_id, if(regexp_full_match(name, '[ -~]*'), 0, 1), 1 from truth.person`),
]
