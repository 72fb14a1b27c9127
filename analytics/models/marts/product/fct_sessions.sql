{{ config(materialized='view') }}
{%- set silence = "interval '" ~ var('session_silence_minutes') ~ "' minute" -%}

with

events as (
    select * from {{ ref('stg_app__usage_events') }}
    where
        product is not null
        and app_user_id is not null
        and {{ event_exception('occurred_at', 'received_at') }} is null
),

accounts as (
    select * from {{ ref('int_usage__accounts') }}
),

users as (
    select * from {{ ref('int_usage__users') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

placed as (
    select
        accounts.customer_id,
        users.user_id,
        accounts.customer_no,
        users.user_no,
        events.product,
        events.feature,
        events.quantity,
        events.occurred_at
    from events
    inner join accounts
        on events.app_account_id = accounts.app_account_id
    inner join users
        on events.app_user_id = users.app_user_id
    inner join bounds
        on cast({{ greatest_of(['events.occurred_at', 'events.received_at']) }} as date) <= bounds.as_of_date
),

followed as (
    select
        *,
        lag(occurred_at) over (partition by customer_no, user_no order by occurred_at) as previous_at
    from placed
),

numbered as (
    select
        *,
        count(case when previous_at is null or occurred_at >= previous_at + {{ silence }} then 1 end) over (
            partition by customer_no, user_no
            order by occurred_at
            range between unbounded preceding and current row
        ) as session_number
    from followed
),

sessions as (
    select
        customer_id,
        user_id,
        session_number,
        count(*) as event_count,
        cast(sum(quantity) as bigint) as units,
        count(distinct product) as product_count,
        count(distinct feature) as feature_count,
        min(occurred_at) as started_at,
        max(occurred_at) as ended_at
    from numbered
    group by customer_id, user_id, session_number
),

final as (
    select
        'ses_' || substr({{ md5_of("customer_id || ':' || user_id || ':' || " ~ text_of_moment('started_at')) }}, 1, 16) as session_id,
        customer_id,
        user_id,
        event_count,
        units,
        product_count,
        feature_count,
        {{ seconds_between('started_at', 'ended_at') }} as duration_seconds,
        cast(started_at as date) as session_date,
        started_at,
        ended_at
    from sessions
)

select * from final
