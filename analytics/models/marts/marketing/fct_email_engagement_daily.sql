with

iterable_events as (
    select * from {{ ref('stg_iterable__event') }}
),

hubspot_events as (
    select * from {{ ref('stg_hubspot__email_event') }}
),

hubspot_status_changes as (
    select * from {{ ref('stg_hubspot__email_event_status_change') }}
),

combined as (
    select
        'iterable' as platform,
        campaign_id as source_id,
        coalesce(iterable_user_id, email) as recipient,
        event_type,
        cast(occurred_at as date) as event_date
    from iterable_events
    where event_type in ('send', 'open', 'click', 'bounce', 'unsubscribe', 'complaint')
    union all
    select
        'hubspot',
        hubspot_events.email_campaign_id,
        hubspot_events.email,
        case hubspot_events.event_type
            when 'SENT' then 'send'
            when 'DELIVERED' then 'delivery'
            when 'OPEN' then 'open'
            when 'CLICK' then 'click'
            when 'BOUNCE' then 'bounce'
            when 'STATUSCHANGE' then 'unsubscribe'
            when 'SPAMREPORT' then 'complaint'
        end,
        cast(hubspot_events.occurred_at as date)
    from hubspot_events
    left join hubspot_status_changes
        on hubspot_events.email_event_id = hubspot_status_changes.email_event_id
    -- A change of status without details is taken for what it mostly is.
    where not hubspot_events.is_filtered
        and hubspot_events.event_type in ('SENT', 'DELIVERED', 'OPEN', 'CLICK', 'BOUNCE', 'STATUSCHANGE', 'SPAMREPORT')
        and (
            hubspot_events.event_type != 'STATUSCHANGE'
            or coalesce(hubspot_status_changes.subscription_status, 'UNSUBSCRIBED') = 'UNSUBSCRIBED'
        )
),

-- Who opens the same mail again is counted again as an open, not as a reader.
per_recipient as (
    select
        platform,
        source_id,
        recipient,
        event_type,
        event_date,
        count(*) as events,
        row_number() over (partition by platform, source_id, recipient, event_type order by event_date) = 1 as is_first
    from combined
    where event_date is not null
    group by platform, source_id, recipient, event_type, event_date
),

counted as (
    select
        platform,
        platform || ':' || coalesce(source_id, 'unknown') as campaign_id,
        coalesce(sum(events) filter (where event_type = 'send'), 0) as sends,
        coalesce(sum(events) filter (where event_type = 'delivery'), 0) as confirmed_deliveries,
        coalesce(sum(events) filter (where event_type = 'bounce'), 0) as bounces,
        coalesce(sum(events) filter (where event_type = 'open'), 0) as opens,
        count(*) filter (where event_type = 'open' and is_first) as unique_opens,
        coalesce(sum(events) filter (where event_type = 'click'), 0) as clicks,
        count(*) filter (where event_type = 'click' and is_first) as unique_clicks,
        coalesce(sum(events) filter (where event_type = 'unsubscribe'), 0) as unsubscribes,
        coalesce(sum(events) filter (where event_type = 'complaint'), 0) as complaints,
        event_date as date
    from per_recipient
    group by platform, source_id, event_date
),

final as (
    select
        platform,
        campaign_id,
        cast(sends as bigint) as sends,
        -- Iterable confirms no delivery: what did not bounce has arrived.
        cast(case platform when 'hubspot' then confirmed_deliveries else sends - bounces end as bigint) as deliveries,
        cast(bounces as bigint) as bounces,
        cast(opens as bigint) as opens,
        unique_opens,
        cast(clicks as bigint) as clicks,
        unique_clicks,
        cast(unsubscribes as bigint) as unsubscribes,
        cast(complaints as bigint) as complaints,
        date
    from counted
)

select * from final
