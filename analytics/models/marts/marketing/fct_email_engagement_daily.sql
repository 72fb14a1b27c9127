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

combined as{{ computed_apart() }} (
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

counted as (
    select
        platform,
        source_id,
        event_date,
        count(*) filter (where event_type = 'send') as sends,
        count(*) filter (where event_type = 'delivery') as confirmed_deliveries,
        count(*) filter (where event_type = 'bounce') as bounces,
        count(*) filter (where event_type = 'open') as opens,
        count(*) filter (where event_type = 'click') as clicks,
        count(*) filter (where event_type = 'unsubscribe') as unsubscribes,
        count(*) filter (where event_type = 'complaint') as complaints
    from combined
    where event_date is not null
    group by platform, source_id, event_date
),

-- Who opens the same mail again is counted again as an open, not as a reader.
first_times as (
    select
        platform,
        source_id,
        event_type,
        min(event_date) as event_date
    from combined
    where event_date is not null and event_type in ('open', 'click')
    group by platform, source_id, recipient, event_type
),

readers as (
    select
        platform,
        source_id,
        event_date,
        count(*) filter (where event_type = 'open') as unique_opens,
        count(*) filter (where event_type = 'click') as unique_clicks
    from first_times
    group by platform, source_id, event_date
),

final as (
    select
        counted.platform,
        counted.platform || ':' || coalesce(counted.source_id, 'unknown') as campaign_id,
        counted.sends,
        -- Iterable confirms no delivery: what did not bounce has arrived.
        case counted.platform
            when 'hubspot' then counted.confirmed_deliveries
            else counted.sends - counted.bounces
        end as deliveries,
        counted.bounces,
        counted.opens,
        coalesce(readers.unique_opens, 0) as unique_opens,
        counted.clicks,
        coalesce(readers.unique_clicks, 0) as unique_clicks,
        counted.unsubscribes,
        counted.complaints,
        counted.event_date as date
    from counted
    left join readers
        on counted.platform = readers.platform
        and counted.source_id is not distinct from readers.source_id
        and counted.event_date = readers.event_date
)

select * from final
