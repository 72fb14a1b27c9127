{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='append_new_columns',
    pre_hook="{{ remove_open_usage_days(carry_days=session_carry_days()) }}"
) }}
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

event_parties as (
    select * from {{ ref('int_usage__event_parties') }}
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

event_days as (
    select * from {{ ref('int_usage__event_days') }}
),

usage_days as (
    {{ open_usage_days('event_days') }}
),
{%- if is_incremental() %}

-- Of days that are not opened only what goes on in those that are, and what has another number now, is read.
read_days as (
    select distinct {{ days_back('usage_days.period', 'carried.days') }} as event_date
    from usage_days
    cross join ({{ number_rows(0, session_carry_days(), 'days') }}) as carried
    where usage_days.is_open
),

uncounted_accounts as (
    {{ uncounted_accounts('accounts', 'event_parties') }}
),

uncounted_users as (
    {{ uncounted_users('users') }}
),

wanted_events as (
    select *
    from events
    where
        {%- if all_is_counted() %}
        false
        {%- else %}
        cast(occurred_at as date) in (select event_date from read_days)
        or app_account_id in (select app_account_id from uncounted_accounts)
        or app_user_id in (select app_user_id from uncounted_users)
        {%- endif %}
),
{%- else %}

wanted_events as (
    select * from events
),
{%- endif %}

numbered as (
    select
        accounts.customer_no,
        users.user_no,
        features.feature_no,
        wanted_events.quantity as units,
        wanted_events.occurred_at,
        cast({{ greatest_of(['wanted_events.occurred_at', 'wanted_events.received_at']) }} as date) as known_date
    from wanted_events
    inner join accounts
        on wanted_events.app_account_id = accounts.app_account_id
    inner join features
        on wanted_events.product = features.product
        and coalesce(wanted_events.feature, '') = features.feature_or_none
    left join users
        on wanted_events.app_user_id = users.app_user_id
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
        followed.customer_no,
        followed.user_no,
        followed.feature_no,
        followed.units,
        cast(case
            when {{ follows_within('followed.previous_at', 'followed.occurred_at', silence_seconds) }} and followed.user_no is not null
                then {{ seconds_between('followed.previous_at', 'followed.occurred_at') }}
        end as integer) as seconds_since_previous,
        usage_days.inputs_fingerprint,
        usage_days.period as event_date,
        followed.known_date
    from followed
    inner join usage_days
        on cast(followed.occurred_at as date) = usage_days.period
    {%- if is_incremental() %}
    where
        usage_days.is_open
        or followed.customer_no in (select customer_no from uncounted_accounts)
        or followed.user_no in (select user_no from uncounted_users)
    {%- endif %}
)

select * from final
