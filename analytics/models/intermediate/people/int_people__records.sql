with

app_users as (
    select * from {{ ref('stg_app__users') }}
),

salesforce_contacts as (
    select * from {{ ref('stg_salesforce__contact') }}
),

hubspot_contacts as (
    select * from {{ ref('stg_hubspot__contact') }}
),

zendesk_users as (
    select * from {{ ref('stg_zendesk__user') }}
),

segment_users as (
    select * from {{ ref('stg_segment__users') }}
),

iterable_users as (
    select * from {{ ref('stg_iterable__user_history') }}
),

customer_records as (
    select * from {{ ref('map_source_to_customer') }}
),

combined as (
    select
        'app' as source_system, app_user_id as source_id, app_user_id, 'app' as company_system, app_account_id as company_id,
        cast(null as varchar) as salesforce_contact_id, user_name as person_name, email, role as title,
        not is_deleted and deactivated_at is null as is_active, created_at, updated_at
    from app_users
    union all
    select
        'salesforce', contact_id, null, 'salesforce', salesforce_account_id, contact_id, contact_name, email, title,
        not is_deleted and not is_departed, created_at, updated_at
    from salesforce_contacts
    union all
    select
        'hubspot', hubspot_contact_id, null, 'hubspot', hubspot_company_id, salesforce_contact_id,
        nullif(concat_ws(' ', first_name, last_name), ''), email, title, not is_deleted, created_at, updated_at
    from hubspot_contacts
    union all
    -- Agents are people of our own.
    select
        'zendesk', user_id, external_id, 'zendesk', organization_id, null, user_name, email, null, is_active, created_at, updated_at
    from zendesk_users
    where not is_agent
    union all
    select 'segment', app_user_id, app_user_id, null, null, null, user_name, email, role, true, created_at, updated_at
    from segment_users
    union all
    select
        'iterable', iterable_user_id, app_user_id, null, null, null, nullif(concat_ws(' ', first_name, last_name), ''), email, null,
        true, coalesce(signed_up_at, valid_from), valid_from
    from iterable_users
    where is_current
),

final as (
    select
        combined.source_system,
        combined.source_id,
        combined.app_user_id,
        combined.salesforce_contact_id,
        customer_records.customer_id,
        combined.person_name,
        nullif(trim(combined.email), '') as email,
        combined.title,
        row_number() over (order by combined.created_at nulls last, combined.source_system, combined.source_id) as record_number,
        combined.is_active,
        combined.created_at,
        combined.updated_at
    from combined
    left join customer_records
        on combined.company_system = customer_records.source_system
        and combined.company_id = customer_records.source_id
)

select * from final
