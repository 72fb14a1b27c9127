with

visits as (
    select * from {{ ref('int_marketing__visits') }}
),

visitors as (
    select * from {{ ref('int_marketing__visitors') }}
),

submissions as (
    select * from {{ ref('stg_hubspot__contact_form_submission') }}
),

hubspot_events as (
    select * from {{ ref('stg_hubspot__email_event') }}
),

hubspot_contacts as (
    select * from {{ ref('stg_hubspot__contact') }}
),

iterable_events as (
    select * from {{ ref('stg_iterable__event') }}
),

campaign_members as (
    select * from {{ ref('stg_salesforce__campaign_member') }}
),

leads as (
    select * from {{ ref('stg_salesforce__lead') }}
),

user_records as (
    select * from {{ ref('map_source_to_user') }}
),

customer_records as (
    select * from {{ ref('map_source_to_customer') }}
),

product_users as (
    select
        source_id as app_user_id,
        {{ value_at_lowest('user_id', 'source_system') }} as user_id
    from user_records
    where source_system in ('app', 'segment')
    group by source_id
),

contact_addresses as (
    select
        email,
        min(hubspot_contact_id) as hubspot_contact_id
    from hubspot_contacts
    where email is not null and not is_deleted
    group by email
),

visit_touches as (
    select
        'segment' as source_system,
        visits.page_id as source_id,
        'visit' as touch_type,
        visits.visitor_id,
        coalesce(product_users.user_id, visitors.user_id) as user_id,
        visitors.group_customer_id as customer_id,
        cast(null as varchar) as campaign_source_id,
        visits.utm_source,
        visits.utm_medium,
        visits.utm_campaign,
        visits.referrer_domain,
        visits.landing_path,
        visits.occurred_at
    from visits
    left join visitors
        on visits.visitor_id = visitors.visitor_id
    left join product_users
        on visits.app_user_id = product_users.app_user_id
),

form_touches as (
    select
        'hubspot' as source_system,
        submissions.conversion_id as source_id,
        'form' as touch_type,
        submissions.hubspot_contact_id as visitor_id,
        user_records.user_id,
        customer_records.customer_id,
        cast(null as varchar) as campaign_source_id,
        lower({{ url_parameter('submissions.page_url', 'utm_source') }}) as utm_source,
        lower({{ url_parameter('submissions.page_url', 'utm_medium') }}) as utm_medium,
        {{ url_parameter('submissions.page_url', 'utm_campaign') }} as utm_campaign,
        cast(null as varchar) as referrer_domain,
        nullif({{ text_matching('submissions.page_url', '^(?:[a-z]+://)?[^/?#]+(/[^?#]*)') }}, '') as landing_path,
        submissions.submitted_at as occurred_at
    from submissions
    left join user_records
        on submissions.hubspot_contact_id = user_records.source_id
        and user_records.source_system = 'hubspot'
    left join hubspot_contacts
        on submissions.hubspot_contact_id = hubspot_contacts.hubspot_contact_id
    left join customer_records
        on hubspot_contacts.hubspot_company_id = customer_records.source_id
        and customer_records.source_system = 'hubspot'
),

click_touches as (
    select
        'iterable' as source_system,
        iterable_events.event_id as source_id,
        'email_click' as touch_type,
        coalesce(iterable_events.iterable_user_id, iterable_events.email) as visitor_id,
        user_records.user_id,
        cast(null as varchar) as customer_id,
        iterable_events.campaign_id as campaign_source_id,
        'iterable' as utm_source,
        'email' as utm_medium,
        cast(null as varchar) as utm_campaign,
        cast(null as varchar) as referrer_domain,
        nullif({{ text_matching('iterable_events.clicked_url', '^(?:[a-z]+://)?[^/?#]+(/[^?#]*)') }}, '') as landing_path,
        iterable_events.occurred_at
    from iterable_events
    left join user_records
        on iterable_events.iterable_user_id = user_records.source_id
        and user_records.source_system = 'iterable'
    where iterable_events.event_type = 'click'
    union all
    select
        'hubspot',
        hubspot_events.email_event_id,
        'email_click',
        coalesce(contact_addresses.hubspot_contact_id, hubspot_events.email),
        user_records.user_id,
        null,
        hubspot_events.email_campaign_id,
        'hubspot',
        'email',
        null,
        null,
        null,
        hubspot_events.occurred_at
    from hubspot_events
    left join contact_addresses
        on hubspot_events.email = contact_addresses.email
    left join user_records
        on contact_addresses.hubspot_contact_id = user_records.source_id
        and user_records.source_system = 'hubspot'
    where hubspot_events.event_type = 'CLICK' and not hubspot_events.is_filtered
),

response_touches as (
    select
        'salesforce' as source_system,
        campaign_members.campaign_member_id as source_id,
        'campaign_response' as touch_type,
        coalesce(campaign_members.contact_id, campaign_members.lead_id) as visitor_id,
        user_records.user_id,
        customer_records.customer_id,
        campaign_members.salesforce_campaign_id as campaign_source_id,
        cast(null as varchar) as utm_source,
        cast(null as varchar) as utm_medium,
        cast(null as varchar) as utm_campaign,
        cast(null as varchar) as referrer_domain,
        cast(null as varchar) as landing_path,
        coalesce(cast(campaign_members.first_responded_date as timestamp), campaign_members.updated_at) as occurred_at
    from campaign_members
    left join leads
        on campaign_members.lead_id = leads.lead_id
    left join user_records
        on coalesce(campaign_members.contact_id, leads.converted_contact_id) = user_records.source_id
        and user_records.source_system = 'salesforce'
    left join customer_records
        on leads.converted_salesforce_account_id = customer_records.source_id
        and customer_records.source_system = 'salesforce'
    where campaign_members.has_responded and not campaign_members.is_deleted
),

final as (
    select * from visit_touches
    union all
    select * from form_touches
    union all
    select * from click_touches
    union all
    select * from response_touches
)

select * from final
