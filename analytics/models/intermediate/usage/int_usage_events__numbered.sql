{%- set silence_seconds = var('session_silence_minutes') * 60 -%}

with

events as (
    select * from {{ ref('stg_app__usage_events') }}
    where
        product is not null
        and {{ event_exception('occurred_at', 'received_at') }} is null
),

accounts as (
    select * from {{ ref('int_usage__accounts') }}
),

users as (
    select * from {{ ref('int_usage__users') }}
),

features as (
    select
        *,
        coalesce(feature, '') as feature_or_none
    from {{ ref('int_usage__features') }}
),

numbered as (
    select
        accounts.customer_no,
        users.user_no,
        features.feature_no,
        events.quantity as units,
        events.occurred_at,
        cast(greatest(events.occurred_at, events.received_at) as date) as known_date
    from events
    inner join accounts
        on events.app_account_id = accounts.app_account_id
    inner join features
        on events.product = features.product
        and coalesce(events.feature, '') = features.feature_or_none
    left join users
        on events.app_user_id = users.app_user_id
),

followed as (
    select
        *,
        lag(occurred_at) over (partition by customer_no, user_no order by occurred_at) as previous_at
    from numbered
),

-- The one pass over all events. A session counts with its first event.
final as (
    select
        customer_no,
        user_no,
        feature_no,
        units,
        cast(case
            when occurred_at < previous_at + interval '{{ silence_seconds }} seconds' and user_no is not null
                then {{ seconds_between('previous_at', 'occurred_at') }}
        end as integer) as seconds_since_previous,
        cast(occurred_at as date) as event_date,
        known_date
    from followed
)

select * from final
