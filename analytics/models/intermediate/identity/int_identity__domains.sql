with

app_accounts as (
    select * from {{ ref('stg_app__accounts') }}
),

salesforce_accounts as (
    select * from {{ ref('stg_salesforce__account') }}
),

salesforce_contacts as (
    select * from {{ ref('stg_salesforce__contact') }}
),

stripe_customers as (
    select * from {{ ref('stg_stripe__customer') }}
),

zendesk_domains as (
    select * from {{ ref('stg_zendesk__domain_name') }}
),

zendesk_users as (
    select * from {{ ref('stg_zendesk__user') }}
),

hubspot_companies as (
    select * from {{ ref('stg_hubspot__company') }}
),

hubspot_contacts as (
    select * from {{ ref('stg_hubspot__contact') }}
),

segment_accounts as (
    select * from {{ ref('stg_segment__accounts') }}
),

free_mail_domains as (
    select * from {{ ref('free_mail_domains') }}
),

-- evidence 1: written on the record itself; 2: taken from the addresses of its people, when the record has none.
combined as (
    select 'app' as source_system, app_account_id as source_id, domain, 1 as evidence
    from app_accounts
    union all
    select 'salesforce', salesforce_account_id, domain, 1
    from salesforce_accounts
    union all
    select 'salesforce', salesforce_account_id, email_domain, 2
    from salesforce_contacts
    union all
    select 'stripe', stripe_customer_id, email_domain, 1
    from stripe_customers
    union all
    select 'zendesk', organization_id, domain, 1
    from zendesk_domains
    union all
    select 'zendesk', organization_id, {{ normalized_domain('email') }}, 2
    from zendesk_users
    union all
    select 'hubspot', hubspot_company_id, domain, 1
    from hubspot_companies
    union all
    select 'hubspot', hubspot_company_id, email_domain, 2
    from hubspot_contacts
    union all
    select 'segment', group_id, domain, 1
    from segment_accounts
),

company_domains as (
    select
        combined.source_system,
        combined.source_id,
        combined.domain,
        min(combined.evidence) as evidence
    from combined
    left join free_mail_domains
        on combined.domain = free_mail_domains.domain
    where combined.source_id is not null and combined.domain is not null and free_mail_domains.domain is null
    group by combined.source_system, combined.source_id, combined.domain
),

own_domains as (
    select
        company_domains.*,
        min(company_domains.evidence) over (partition by company_domains.source_system, company_domains.source_id) as best_evidence,
        count(*) over (partition by company_domains.source_system, company_domains.source_id, company_domains.evidence) as domain_count
    from company_domains
),

-- People of several domains say nothing certain about the company.
final as (
    select
        source_system,
        source_id,
        domain,
        evidence
    from own_domains
    where evidence = best_evidence and (evidence = 1 or domain_count = 1)
)

select * from final
