with

zendesk_changes as (
    select * from {{ ref('stg_zendesk__ticket_field_history') }}
    where field_name in ('status', 'priority')
),

hubspot_changes as (
    select * from {{ ref('stg_hubspot__ticket_property_history') }}
),

hubspot_tickets as (
    select * from {{ ref('stg_hubspot__ticket') }}
),

hubspot_stages as (
    select * from {{ ref('int_hubspot_stages__stated') }}
),

stage_changes as (
    select
        hubspot_changes.hubspot_ticket_id,
        hubspot_stages.status,
        hubspot_changes.changed_at,
        hubspot_changes.synced_at
    from hubspot_changes
    inner join hubspot_tickets
        on hubspot_changes.hubspot_ticket_id = hubspot_tickets.hubspot_ticket_id
    inner join hubspot_stages
        on hubspot_tickets.pipeline_id = hubspot_stages.pipeline_id
        and hubspot_changes.property_value = hubspot_stages.stage_id
    where hubspot_changes.property_name = 'hs_pipeline_stage'
),

-- Without a history of stages the day of closing is known all the same.
closings as (
    select
        hubspot_tickets.hubspot_ticket_id,
        'closed' as status,
        hubspot_tickets.closed_at as changed_at,
        hubspot_tickets.synced_at
    from hubspot_tickets
    left join hubspot_stages
        on hubspot_tickets.pipeline_id = hubspot_stages.pipeline_id
        and hubspot_tickets.stage_id = hubspot_stages.stage_id
    where
        hubspot_tickets.closed_at is not null
        and coalesce(hubspot_stages.status, 'closed') = 'closed'
        and hubspot_tickets.hubspot_ticket_id not in (select staged.hubspot_ticket_id from stage_changes as staged)
),

final as (
    select ticket_id, field_name, field_value, changed_at, synced_at
    from zendesk_changes
    union all
    select {{ hubspot_ticket_key('hubspot_ticket_id') }}, 'status', status, changed_at, synced_at
    from stage_changes
    union all
    select {{ hubspot_ticket_key('hubspot_ticket_id') }}, 'status', status, changed_at, synced_at
    from closings
    union all
    select
        {{ hubspot_ticket_key('hubspot_ticket_id') }},
        'priority',
        {{ ticket_priority('property_value') }},
        changed_at,
        synced_at
    from hubspot_changes
    where property_name = 'hs_ticket_priority' and property_value is not null
)

select * from final
