with

usage_events as (
    select * from {{ ref('stg_app__refused_events') }}
),

device_events as (
    select *, {{ event_exception('occurred_at', 'received_at') }} as reason
    from {{ ref('stg_app__device_events') }}
),

tracks as (
    select *, {{ event_exception('occurred_at', 'received_at') }} as reason
    from {{ ref('stg_segment__tracks') }}
),

zendesk_tickets as (
    select *, {{ event_exception('created_at', 'coalesce(synced_at, created_at)', 1440) }} as reason
    from {{ ref('stg_zendesk__ticket') }}
),

hubspot_tickets as (
    select *, {{ event_exception('created_at', 'coalesce(synced_at, created_at)', 1440) }} as reason
    from {{ ref('stg_hubspot__ticket') }}
),

combined as (
    select 'app' as source_system, 'usage_events' as table_name, reason, occurred_at, received_at
    from usage_events
    union all
    select 'app', 'device_events', reason, occurred_at, received_at
    from device_events
    where reason is not null
    union all
    select 'segment', 'tracks', reason, occurred_at, received_at
    from tracks
    where reason is not null
    union all
    select 'zendesk', 'ticket', reason, created_at, coalesce(synced_at, created_at)
    from zendesk_tickets
    where reason is not null
    union all
    select 'hubspot', 'ticket', reason, created_at, coalesce(synced_at, created_at)
    from hubspot_tickets
    where reason is not null
),

final as (
    select
        source_system,
        table_name,
        reason,
        count(*) as event_count,
        cast(date_trunc('month', received_at) as date) as received_month,
        min(occurred_at) as first_occurred_at,
        max(occurred_at) as last_occurred_at,
        max(received_at) as last_received_at
    from combined
    group by source_system, table_name, reason, date_trunc('month', received_at)
)

select * from final
