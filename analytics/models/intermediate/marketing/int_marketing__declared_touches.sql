with

leads as (
    select * from {{ ref('stg_salesforce__lead') }}
),

opportunities as (
    select * from {{ ref('int_sales__opportunities') }}
),

hubspot_contacts as (
    select * from {{ ref('stg_hubspot__contact') }}
),

user_records as (
    select * from {{ ref('map_source_to_user') }}
),

customer_records as (
    select * from {{ ref('map_source_to_customer') }}
),

lead_touches as (
    select
        'salesforce' as source_system,
        leads.lead_id as source_id,
        'lead' as touch_type,
        leads.lead_id as visitor_id,
        user_records.user_id,
        customer_records.customer_id,
        coalesce(leads.utm_source, lower(replace(leads.lead_source, ' ', '_'))) as utm_source,
        leads.utm_medium,
        leads.utm_campaign,
        leads.created_at as occurred_at
    from leads
    left join user_records
        on leads.converted_contact_id = user_records.source_id
        and user_records.source_system = 'salesforce'
    left join customer_records
        on leads.converted_salesforce_account_id = customer_records.source_id
        and customer_records.source_system = 'salesforce'
    where not leads.is_deleted and coalesce(leads.utm_source, leads.lead_source) is not null
),

contact_touches as (
    select
        'hubspot' as source_system,
        hubspot_contacts.hubspot_contact_id as source_id,
        'contact' as touch_type,
        hubspot_contacts.hubspot_contact_id as visitor_id,
        user_records.user_id,
        customer_records.customer_id,
        lower(hubspot_contacts.original_source) as utm_source,
        cast(null as varchar) as utm_medium,
        cast(null as varchar) as utm_campaign,
        coalesce(hubspot_contacts.first_visited_at, hubspot_contacts.created_at) as occurred_at
    from hubspot_contacts
    left join user_records
        on hubspot_contacts.hubspot_contact_id = user_records.source_id
        and user_records.source_system = 'hubspot'
    left join customer_records
        on hubspot_contacts.hubspot_company_id = customer_records.source_id
        and customer_records.source_system = 'hubspot'
    where not hubspot_contacts.is_deleted and hubspot_contacts.original_source is not null
),

opportunity_touches as (
    select
        source_system,
        source_id,
        'opportunity' as touch_type,
        source_id as visitor_id,
        cast(null as varchar) as user_id,
        customer_id,
        lead_source as utm_source,
        cast(null as varchar) as utm_medium,
        cast(null as varchar) as utm_campaign,
        created_at as occurred_at
    from opportunities
    where lead_source is not null
),

final as (
    select * from lead_touches
    union all
    select * from contact_touches
    union all
    select * from opportunity_touches
)

select * from final
