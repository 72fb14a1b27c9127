with

zendesk_tickets as (
    select * from {{ ref('stg_zendesk__ticket') }}
),

zendesk_users as (
    select * from {{ ref('stg_zendesk__user') }}
),

hubspot_tickets as (
    select * from {{ ref('stg_hubspot__ticket') }}
),

hubspot_stages as (
    select * from {{ ref('int_hubspot_stages__stated') }}
),

hubspot_companies as (
    select * from {{ ref('stg_hubspot__ticket_company') }}
),

hubspot_contacts as (
    select * from {{ ref('stg_hubspot__ticket_contact') }}
),

-- Of several companies and contacts the primary one counts, else the oldest.
ticket_companies as (
    {{ latest_per_key('hubspot_companies', ['hubspot_ticket_id'], [
        "case when category = 'PRIMARY' then 0 else 1 end",
        'length(hubspot_company_id)',
        'hubspot_company_id',
    ]) }}
),

ticket_contacts as (
    {{ latest_per_key('hubspot_contacts', ['hubspot_ticket_id'], [
        "case when category = 'PRIMARY' then 0 else 1 end",
        'length(hubspot_contact_id)',
        'hubspot_contact_id',
    ]) }}
),

from_zendesk as (
    select
        zendesk_tickets.ticket_id,
        'zendesk' as source_system,
        zendesk_tickets.ticket_id as source_id,
        coalesce(zendesk_tickets.organization_id, zendesk_users.organization_id) as organization_id,
        zendesk_tickets.requester_id,
        zendesk_tickets.assignee_id,
        zendesk_tickets.group_id,
        zendesk_tickets.subject,
        zendesk_tickets.ticket_type,
        zendesk_tickets.channel,
        zendesk_tickets.status,
        zendesk_tickets.priority,
        zendesk_tickets.is_deleted,
        zendesk_tickets.created_at,
        zendesk_tickets.updated_at,
        zendesk_tickets.synced_at
    from zendesk_tickets
    left join zendesk_users
        on zendesk_tickets.requester_id = zendesk_users.user_id
),

from_hubspot as (
    select
        {{ hubspot_ticket_key('hubspot_tickets.hubspot_ticket_id') }} as ticket_id,
        'hubspot' as source_system,
        hubspot_tickets.hubspot_ticket_id as source_id,
        ticket_companies.hubspot_company_id as organization_id,
        ticket_contacts.hubspot_contact_id as requester_id,
        hubspot_tickets.hubspot_owner_id as assignee_id,
        hubspot_tickets.pipeline_id as group_id,
        hubspot_tickets.subject,
        lower(hubspot_tickets.category) as ticket_type,
        cast(null as varchar) as channel,
        case
            when hubspot_stages.status is not null then hubspot_stages.status
            when hubspot_tickets.closed_at is not null then 'closed'
            else 'open'
        end as status,
        {{ ticket_priority('hubspot_tickets.priority') }} as priority,
        hubspot_tickets.is_deleted,
        hubspot_tickets.created_at,
        hubspot_tickets.updated_at,
        hubspot_tickets.synced_at
    from hubspot_tickets
    left join hubspot_stages
        on hubspot_tickets.pipeline_id = hubspot_stages.pipeline_id
        and hubspot_tickets.stage_id = hubspot_stages.stage_id
    left join ticket_companies
        on hubspot_tickets.hubspot_ticket_id = ticket_companies.hubspot_ticket_id
    left join ticket_contacts
        on hubspot_tickets.hubspot_ticket_id = ticket_contacts.hubspot_ticket_id
    where hubspot_tickets.created_at is not null
),

combined as (
    select * from from_zendesk
    union all
    select * from from_hubspot
),

-- A ticket that claims to have been opened a day after it arrived here, or more, has a clock that cannot be relied on.
final as (
    select *
    from combined
    where {{ event_exception('created_at', 'coalesce(synced_at, created_at)', 1440) }} is null
)

select * from final
