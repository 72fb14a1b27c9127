with

preferred_records as (
    select * from {{ ref('int_customers__preferred_records') }}
),

account_versions as (
    select * from {{ ref('stg_app__account_versions') }}
),

crm_accounts as (
    select * from {{ ref('stg_salesforce__account') }}
),

crm_versions as (
    select * from {{ ref('stg_salesforce__account_history') }}
),

stripe_customers as (
    select * from {{ ref('stg_stripe__customer') }}
),

hubspot_companies as (
    select * from {{ ref('stg_hubspot__company') }}
),

segment_accounts as (
    select * from {{ ref('stg_segment__accounts') }}
),

company_domains as (
    select * from {{ ref('int_identity__domains') }}
),

country_names as (
    select * from {{ ref('country_names') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

versions as (
    select
        'app' as source_system, app_account_id as source_id, account_name as record_name, domain, country,
        cast(null as varchar) as industry, cast(null as varchar) as owner_user_id, cast(null as varchar) as currency,
        cast(null as bigint) as employee_count, is_test, valid_from
    from account_versions
    union all
    select
        'salesforce', salesforce_account_id, account_name, domain, country, industry, owner_user_id, cast(null as varchar),
        employee_count, cast(null as boolean), valid_from
    from crm_versions
    union all
    select
        'salesforce', crm_accounts.salesforce_account_id, crm_accounts.account_name, crm_accounts.domain, crm_accounts.country,
        crm_accounts.industry, crm_accounts.owner_user_id, cast(null as varchar), crm_accounts.employee_count,
        cast(null as boolean), crm_accounts.created_at
    from crm_accounts
    left join (select distinct salesforce_account_id from crm_versions) as recorded
        on crm_accounts.salesforce_account_id = recorded.salesforce_account_id
    where recorded.salesforce_account_id is null
    union all
    select
        'stripe', preferred_records.source_id, preferred_records.record_name, cast(null as varchar), preferred_records.country,
        cast(null as varchar), cast(null as varchar), stripe_customers.currency, cast(null as bigint), cast(null as boolean),
        preferred_records.created_at
    from preferred_records
    left join stripe_customers
        on preferred_records.source_id = stripe_customers.stripe_customer_id
    where preferred_records.source_system = 'stripe'
    union all
    select
        'zendesk', source_id, record_name, cast(null as varchar), cast(null as varchar), cast(null as varchar),
        cast(null as varchar), cast(null as varchar), cast(null as bigint), cast(null as boolean), created_at
    from preferred_records
    where source_system = 'zendesk'
    union all
    select
        'hubspot', hubspot_company_id, company_name, domain, country, lower(industry), cast(null as varchar), cast(null as varchar),
        employee_count, cast(null as boolean), created_at
    from hubspot_companies
    union all
    select
        'segment', group_id, group_name, domain, country, lower(industry), cast(null as varchar), cast(null as varchar),
        employee_count, cast(null as boolean), created_at
    from segment_accounts
),

-- A record without a domain of its own may have one by its people.
record_domains as (
    select
        source_system,
        source_id,
        min(domain) as domain
    from company_domains
    group by source_system, source_id
),

dated as (
    select
        preferred_records.customer_id,
        versions.source_system,
        versions.source_id,
        trim(versions.record_name) as record_name,
        coalesce(versions.domain, record_domains.domain) as domain,
        country_names.country,
        versions.industry,
        versions.owner_user_id,
        versions.currency,
        versions.employee_count,
        versions.is_test,
        row_number() over (
            partition by preferred_records.customer_id, versions.source_system order by versions.valid_from nulls first
        ) as version_number,
        cast(versions.valid_from as date) as valid_from_date,
        cast({{ least_of(['preferred_records.created_at', 'versions.valid_from']) }} as date) as created_date,
        versions.valid_from
    from versions
    inner join preferred_records
        on versions.source_system = preferred_records.source_system
        and versions.source_id = preferred_records.source_id
    left join record_domains
        on versions.source_system = record_domains.source_system
        and versions.source_id = record_domains.source_id
    left join country_names
        on lower({{ without_accents('versions.country') }}) = country_names.country_name
),

-- The oldest known version holds since the record was created; a day keeps the last of its versions.
started as (
    select
        dated.customer_id,
        dated.source_system,
        dated.source_id,
        dated.record_name,
        dated.domain,
        dated.country,
        dated.industry,
        dated.owner_user_id,
        dated.currency,
        dated.employee_count,
        dated.is_test,
        dated.version_number,
        dated.valid_from,
        coalesce(
            case when dated.version_number = 1 then dated.created_date end,
            dated.valid_from_date,
            bounds.history_start_date
        ) as valid_from_date
    from dated
    cross join bounds
),

last_of_day as (
    {{ latest_per_key('started', ['customer_id', 'source_system', 'valid_from_date'], ['version_number desc']) }}
),

final as (
    select
        customer_id,
        source_system,
        source_id,
        record_name,
        domain,
        country,
        industry,
        owner_user_id,
        currency,
        employee_count,
        is_test,
        valid_from_date,
        coalesce(
            lead(valid_from_date) over (partition by customer_id, source_system order by valid_from_date),
            {{ open_end_day() }}
        ) as valid_to_date
    from last_of_day
    where valid_from_date is not null
)

select * from final
