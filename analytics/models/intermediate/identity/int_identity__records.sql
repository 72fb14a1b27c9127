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

-- source_rank: how authoritative a source is for who the customer is; 1 is the strongest.
combined as (
    select 'app' as source_system, app_account_id as source_id, account_name as record_name, country, 1 as source_rank, is_deleted, created_at
    from app_accounts
    union all
    select 'salesforce', salesforce_account_id, account_name, country, 2, is_deleted, created_at
    from salesforce_accounts
    union all
    select 'stripe', stripe_customer_id, customer_name, country, 3, is_deleted, created_at
    from stripe_customers
    union all
    select 'stripe', stripe_customer_id, cast(null as varchar), cast(null as varchar), 3, false, created_at
    from subscribers
    union all
    select 'zendesk', organization_id, organization_name, cast(null as varchar), 4, is_deleted, created_at
    from zendesk_organizations
),

final as (
    select
        combined.source_system,
        combined.source_id,
        combined.record_name,
        {{ normalized_name('combined.record_name') }} as name_key,
        country_names.country,
        combined.source_rank,
        combined.is_deleted,
        combined.created_at
    from combined
    left join country_names
        on lower(strip_accents(combined.country)) = country_names.country_name
)

select * from final
