with

app_accounts as (
    select * from {{ ref('stg_app__accounts') }}
),

salesforce_accounts as (
    select * from {{ ref('stg_salesforce__account') }}
),

stripe_customers as (
    select * from {{ ref('stg_stripe__customer') }}
),

stripe_subscriptions as (
    select * from {{ ref('stg_stripe__subscription') }}
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

domains as (
    select * from {{ ref('int_identity__domains') }}
),

source_ranks as (
    select * from {{ ref('identity_sources') }}
),

country_names as (
    select * from {{ ref('country_names') }}
),

-- Where billing customers were not delivered at all, their subscriptions still tell them apart.
subscribers as (
    select
        stripe_customer_id,
        min(created_at) as created_at
    from stripe_subscriptions
    where stripe_customer_id is not null and (select count(*) from stripe_customers) = 0
    group by stripe_customer_id
),

combined as (
    select
        'app' as source_system, app_account_id as source_id, account_name as record_name, cast(null as varchar) as website,
        cast(null as varchar) as email, cast(null as varchar) as phone, cast(null as varchar) as street,
        cast(null as varchar) as city, cast(null as varchar) as region, cast(null as varchar) as postal_code, country,
        {{ external_ids([['salesforce', 'salesforce_account_id']]) }} as external_ids, is_deleted, created_at, updated_at
    from app_accounts
    union all
    select
        'salesforce', salesforce_account_id, account_name, null, null, phone, street, city, region, postal_code, country,
        {{ external_ids([['app', 'app_account_id']]) }}, is_deleted, created_at, updated_at
    from salesforce_accounts
    union all
    select
        'stripe', stripe_customer_id, customer_name, null, email, phone, street, city, region, postal_code, country,
        {{ external_ids([['app', 'app_account_id']]) }}, is_deleted, created_at, created_at
    from stripe_customers
    union all
    select
        'stripe', stripe_customer_id, null, null, null, null, null, null, null, null, null, null, false, created_at, created_at
    from subscribers
    union all
    -- An external id that is no CRM account's is taken for the product's.
    select
        'zendesk', organizations.organization_id, organizations.organization_name, null, null, null, null, null, null, null, null,
        case
            when crm.salesforce_account_id is not null then {{ external_ids([['salesforce', 'organizations.external_id']]) }}
            else {{ external_ids([['app', 'organizations.external_id']]) }}
        end,
        organizations.is_deleted, organizations.created_at, organizations.updated_at
    from zendesk_organizations as organizations
    left join salesforce_accounts as crm
        on organizations.external_id = crm.salesforce_account_id
    union all
    select
        'hubspot', hubspot_company_id, company_name, website, null, phone, street, city, region, postal_code, country,
        {{ external_ids([['app', 'app_account_id'], ['salesforce', 'salesforce_account_id']]) }}, is_deleted, created_at, updated_at
    from hubspot_companies
    union all
    select
        'segment', group_id, group_name, website, null, null, null, city, null, null, country,
        {{ external_ids([['app', 'group_id']]) }}, false, created_at, updated_at
    from segment_accounts
),

own_domains as (
    select
        source_system,
        source_id,
        {{ texts_joined('domain', ';', 'domain') }} as domain
    from domains
    group by source_system, source_id
),

final as (
    select
        combined.source_system,
        combined.source_id,
        combined.record_name,
        {{ normalized_name('combined.record_name') }} as name_key,
        own_domains.domain,
        combined.website,
        combined.email,
        combined.phone,
        combined.street,
        combined.city,
        combined.region,
        combined.postal_code,
        country_names.country,
        combined.country as country_name,
        combined.external_ids,
        source_ranks.source_rank,
        combined.is_deleted,
        combined.created_at,
        combined.updated_at
    from combined
    inner join source_ranks
        on combined.source_system = source_ranks.source_system
    left join own_domains
        on combined.source_system = own_domains.source_system
        and combined.source_id = own_domains.source_id
    left join country_names
        on lower({{ without_accents('combined.country') }}) = country_names.country_name
)

select * from final
