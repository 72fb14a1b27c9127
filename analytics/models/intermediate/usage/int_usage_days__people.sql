{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='append_new_columns',
    pre_hook="{{ remove_open_usage_days(known=true) }}"
) }}
{%- set first_day = first_day_to_count({
    'events': ref('int_usage_events__numbered'),
    'event_days': ref('int_usage__event_days'),
    'bounds': ref('int_calendar__bounds'),
    'accounts': ref('int_usage__accounts'),
    'users': ref('int_usage__users'),
}) %}

with

usage_events as (
    select * from {{ ref('int_usage_events__numbered') }}
),

accounts as (
    select * from {{ ref('int_usage__accounts') }}
),

users as (
    select * from {{ ref('int_usage__users') }}
),

event_days as (
    select * from {{ ref('int_usage__event_days') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

usage_days as (
    {{ open_usage_days('event_days', 'bounds') }}
),
{%- if is_incremental() and first_day is none %}

uncounted_customers as (
    select distinct customer_no
    from accounts
    where customer_no not in (select distinct customer_no from {{ this }})
),

uncounted_users as (
    {{ uncounted_users('users') }}
),
{%- endif %}

wanted_events as (
    select
        usage_events.*,
        usage_days.inputs_fingerprint as day_fingerprint
    from usage_events
    inner join usage_days
        on usage_events.event_date = usage_days.period
    inner join bounds
        on usage_events.known_date <= bounds.as_of_date
    {%- if is_incremental() and first_day is not none %}
    where usage_days.is_open and usage_events.event_date >= date '{{ first_day }}'
    {%- elif is_incremental() %}
    where
        usage_days.is_open
        or usage_events.customer_no in (select customer_no from uncounted_customers)
        or usage_events.user_no in (select user_no from uncounted_users)
    {%- endif %}
),

final as (
    select
        customer_no,
        user_no,
        cast(sum(units) as bigint) as units,
        cast(count(*) as integer) as event_count,
        cast(case when user_no is not null then count(*) - count(seconds_since_previous) else 0 end as integer) as session_count,
        cast(coalesce(sum(seconds_since_previous), 0) as integer) as session_seconds,
        max(day_fingerprint) as inputs_fingerprint,
        event_date
    from wanted_events
    group by customer_no, user_no, event_date
)

select * from final
