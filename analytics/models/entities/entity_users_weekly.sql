{{ config(
    materialized='incremental',
    incremental_strategy='delete+insert',
    unique_key='week',
    on_schema_change='append_new_columns',
    pre_hook="{{ remove_periods_outside(ref('entity_users_history'), 'week', 'week') }}",
    post_hook='analyze {{ this }}'
) }}

-- depends_on: {{ ref('int_calendar__bounds') }}

{%- set sums = ['event_count', 'units', 'session_count', 'session_seconds'] %}

with

user_versions as (
    select * from {{ ref('entity_users_history') }}
    where status != 'contact'
),

people as (
    select distinct user_no, user_id
    from {{ ref('int_usage__users') }}
),

people_days as (
    select * from {{ ref('int_usage_days__people') }}
    where user_no is not null
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

weeks as (
    {{ calendar_periods('bounds', 'week') }}
),

fingerprints as (
    {{ period_fingerprints('weeks', 'week',
        facts=[{'relation': 'people_days', 'day': 'event_date', 'columns': ['user_no'] + sums}],
        versions=[{'relation': 'user_versions', 'columns': ['user_id', 'customer_id', 'status']}]
    ) }}
),

open_weeks as (
    {{ open_periods('fingerprints', 'week') }}
),

users as (
    select
        user_versions.user_id,
        user_versions.customer_id,
        user_versions.status,
        open_weeks.inputs_fingerprint,
        open_weeks.period_end_date,
        open_weeks.period as week
    from open_weeks
    inner join user_versions
        on open_weeks.period_end_date >= user_versions.valid_from
        and open_weeks.period_end_date < user_versions.valid_to
    where user_versions.status != 'deactivated' or user_versions.valid_from >= open_weeks.period
),

person_weeks as (
    select
        people_days.user_no,
        count(distinct people_days.event_date) as active_days,
        {%- for name in sums %}
        sum(people_days.{{ name }}) as {{ name }},
        {%- endfor %}
        open_weeks.period as week
    from people_days
    inner join open_weeks
        on {{ period_of('people_days.event_date', 'week') }} = open_weeks.period
    group by people_days.user_no, open_weeks.period
),

user_weeks as (
    select
        people.user_id,
        person_weeks.*
    from person_weeks
    inner join people
        on person_weeks.user_no = people.user_no
),

final as (
    select
        users.user_id,
        users.customer_id,
        users.status,
        cast(coalesce(user_weeks.active_days, 0) as integer) as active_days,
        cast(coalesce(user_weeks.event_count, 0) as integer) as events,
        cast(coalesce(user_weeks.units, 0) as bigint) as units,
        cast(coalesce(user_weeks.session_count, 0) as integer) as sessions,
        cast(coalesce(user_weeks.session_seconds, 0) as integer) as active_seconds,
        users.inputs_fingerprint,
        users.week,
        users.period_end_date
    from users
    left join user_weeks
        on users.user_id = user_weeks.user_id
        and users.week = user_weeks.week
)

select * from final
