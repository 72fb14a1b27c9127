{{ config(materialized='view') }}

with

usage_events as (
    select * from {{ ref('stg_app__usage_events') }}
    where {{ event_exception('occurred_at', 'received_at') }} is null
),

tracks as (
    select * from {{ ref('stg_segment__tracks') }}
    where {{ event_exception('occurred_at', 'received_at') }} is null
),

event_names as (
    select * from {{ ref('int_usage__event_names') }}
),

source_customers as (
    select * from {{ ref('map_source_to_customer') }}
),

source_users as (
    select * from {{ ref('map_source_to_user') }}
    where source_system = 'app'
),

combined as (
    select
        'app' as source_system,
        event_id,
        app_account_id,
        app_user_id,
        product,
        feature,
        event_name,
        quantity,
        occurred_at,
        received_at
    from usage_events
    union all
    select
        'segment' as source_system,
        track_id as event_id,
        group_id as app_account_id,
        app_user_id,
        cast(null as varchar) as product,
        cast(null as varchar) as feature,
        event_name,
        1 as quantity,
        occurred_at,
        received_at
    from tracks
),

-- What Segment calls a group is an account of the product, whether or not Segment itself was resolved.
accounts as (
    select
        source_id as app_account_id,
        {{ value_at_lowest('customer_id', "case source_system when 'app' then 1 else 2 end") }} as customer_id
    from source_customers
    where source_system in ('app', 'segment')
    group by source_id
),

final as (
    select
        combined.source_system || ':' || combined.event_id as event_id,
        combined.source_system,
        accounts.customer_id,
        coalesce(source_users.user_id, {{ user_key("'app'", 'combined.app_user_id') }}) as user_id,
        coalesce(event_names.canonical_name, combined.event_name) as event_name,
        combined.event_name as source_event_name,
        combined.product,
        combined.feature,
        combined.quantity,
        event_names.version as taxonomy_version,
        cast(combined.occurred_at as date) as event_date,
        cast({{ greatest_of(['combined.occurred_at', 'combined.received_at']) }} as date) as known_date,
        combined.occurred_at,
        combined.received_at
    from combined
    left join accounts
        on combined.app_account_id = accounts.app_account_id
    left join source_users
        on combined.app_user_id = source_users.source_id
    left join event_names
        on combined.source_system = event_names.source_system
        and combined.event_name = event_names.event_name
        and cast(combined.occurred_at as date) >= event_names.counts_from
        and cast(combined.occurred_at as date) < event_names.counts_to
)

select * from final
