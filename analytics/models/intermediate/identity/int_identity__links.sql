{{ config(enabled=identity_method() == 'deterministic') }}

with

records as (
    select * from {{ ref('int_identity__records') }}
),

domains as (
    select * from {{ ref('int_identity__domains') }}
),

rules as (
    select * from {{ ref('identity_rules') }}
),

app_accounts as (
    select * from {{ ref('stg_app__accounts') }}
),

salesforce_accounts as (
    select * from {{ ref('stg_salesforce__account') }}
),

stripe_customers as (
    select * from {{ ref('stg_stripe__customer') }}
),

zendesk_organizations as (
    select * from {{ ref('stg_zendesk__organization') }}
),

hubspot_companies as (
    select * from {{ ref('stg_hubspot__company') }}
),

segment_accounts as (
    select * from {{ ref('stg_segment__accounts') }}
),

stated_ids as (
    select 'salesforce' as source_system, salesforce_account_id as source_id, 'app' as target_system, app_account_id as target_id
    from salesforce_accounts
    union all
    select 'salesforce', salesforce_account_id, 'app', app_account_id
    from app_accounts
    union all
    select 'stripe', stripe_customer_id, 'app', app_account_id
    from stripe_customers
    union all
    select 'zendesk', organization_id, 'app', external_id
    from zendesk_organizations
    union all
    select 'zendesk', organization_id, 'salesforce', external_id
    from zendesk_organizations
    union all
    select 'hubspot', hubspot_company_id, 'app', app_account_id
    from hubspot_companies
    union all
    select 'hubspot', hubspot_company_id, 'salesforce', salesforce_account_id
    from hubspot_companies
    union all
    select 'segment', group_id, 'app', group_id
    from segment_accounts
),

external_id_links as (
    select
        stated_ids.source_system,
        stated_ids.source_id,
        records.source_system as target_system,
        records.source_id as target_id,
        'external_id' as match_rule
    from stated_ids
    inner join records
        on stated_ids.target_system = records.source_system
        and stated_ids.target_id = records.source_id
    where stated_ids.source_id is not null
),

domains_counted as (
    select
        domains.source_system,
        domains.source_id,
        domains.domain,
        records.source_rank,
        records.name_key,
        count(*) over (partition by domains.source_system, domains.domain) as records_with_domain,
        count(*) over (partition by domains.source_system, domains.domain, records.name_key) as records_with_domain_and_name
    from domains
    inner join records
        on domains.source_system = records.source_system
        and domains.source_id = records.source_id
),

domain_links as (
    select
        own.source_system,
        own.source_id,
        target.source_system as target_system,
        target.source_id as target_id,
        case when own.name_key = target.name_key then 'domain_and_name' else 'domain' end as match_rule
    from domains_counted as own
    inner join domains_counted as target
        on own.domain = target.domain
        and own.source_rank > target.source_rank
    where
        (own.name_key = target.name_key and target.records_with_domain_and_name = 1)
        or target.records_with_domain = 1
),

names_counted as (
    select
        records.*,
        with_domain.source_id is not null as has_domain,
        count(*) over (partition by records.source_system, records.name_key, records.country) as records_with_name
    from records
    left join (select distinct source_system, source_id from domains) as with_domain
        on records.source_system = with_domain.source_system
        and records.source_id = with_domain.source_id
    where records.name_key is not null and records.country is not null
),

-- Two companies of one name that each have a domain of their own would be linked by it if they were one.
name_links as (
    select
        own.source_system,
        own.source_id,
        target.source_system as target_system,
        target.source_id as target_id,
        'name_and_country' as match_rule
    from names_counted as own
    inner join names_counted as target
        on own.name_key = target.name_key
        and own.country = target.country
        and own.source_rank > target.source_rank
    where target.records_with_name = 1 and not (own.has_domain and target.has_domain)
),

-- A stated id that points elsewhere than both domain and name do is taken to be a mistake.
contradicted_ids as (
    select
        external_id_links.source_system,
        external_id_links.source_id,
        external_id_links.target_system,
        external_id_links.target_id
    from external_id_links
    inner join domain_links
        on external_id_links.source_system = domain_links.source_system
        and external_id_links.source_id = domain_links.source_id
        and external_id_links.target_system = domain_links.target_system
        and external_id_links.target_id != domain_links.target_id
        and domain_links.match_rule = 'domain_and_name'
    left join domain_links as agreeing_links
        on external_id_links.source_system = agreeing_links.source_system
        and external_id_links.source_id = agreeing_links.source_id
        and external_id_links.target_system = agreeing_links.target_system
        and external_id_links.target_id = agreeing_links.target_id
    where agreeing_links.target_id is null
),

credible_id_links as (
    select external_id_links.*
    from external_id_links
    left join contradicted_ids
        on external_id_links.source_system = contradicted_ids.source_system
        and external_id_links.source_id = contradicted_ids.source_id
        and external_id_links.target_system = contradicted_ids.target_system
        and external_id_links.target_id = contradicted_ids.target_id
    where contradicted_ids.source_id is null
),

all_links as (
    select * from credible_id_links
    union
    select * from domain_links
    union
    select * from name_links
),

ranked as (
    select
        all_links.source_system,
        all_links.source_id,
        all_links.target_system,
        all_links.target_id,
        all_links.match_rule,
        rules.match_confidence,
        row_number() over (
            partition by all_links.source_system, all_links.source_id
            order by rules.rule_rank, target_records.source_rank, target_records.created_at, all_links.target_id
        ) as link_rank
    from all_links
    inner join rules
        on all_links.match_rule = rules.match_rule
    inner join records as target_records
        on all_links.target_system = target_records.source_system
        and all_links.target_id = target_records.source_id
),

-- Exactly one link per record: a second one could join two customers that are not the same.
final as (
    select
        source_system,
        source_id,
        target_system,
        target_id,
        match_rule,
        match_confidence
    from ranked
    where link_rank = 1
)

select * from final
