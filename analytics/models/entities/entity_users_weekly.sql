{{ config(
    materialized='incremental',
    incremental_strategy='delete+insert',
    unique_key='week',
    on_schema_change='append_new_columns',
    pre_hook="{{ remove_periods_outside(ref('entity_users_history'), 'week', 'week') }}"
) }}

-- depends_on: {{ ref('int_calendar__bounds') }}

{%- set counts = ['active_days', 'events', 'sessions', 'active_seconds'] %}

with

user_versions as (
    select * from {{ ref('entity_users_history') }}
    where status != 'contact'
),

people as (
    select distinct user_no, user_id
    from {{ ref('int_usage__users') }}
),

user_weeks as (
    select * from {{ ref('int_users__weeks') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

weeks as (
    {{ calendar_periods('bounds', 'week') }}
),

fingerprints as (
    {{ period_fingerprints('weeks', 'week',
        facts=[{'relation': 'user_weeks', 'day': 'week', 'columns': ['person_fingerprint'] + counts}],
        versions=[{'relation': 'user_versions', 'columns': ['user_id', 'customer_id', 'status']}]
    ) }}
),

open_weeks as (
    {{ open_periods('fingerprints', 'week') }}
),

numbered_versions as{{ computed_apart() }} (
    select
        user_versions.user_id,
        user_versions.customer_id,
        user_versions.status,
        people.user_no,
        user_versions.valid_from,
        user_versions.valid_to
    from user_versions
    left join people
        on user_versions.user_id = people.user_id
),

-- While nobody hears of them there is nothing to tell but that they were invited, went dormant or left.
users as (
    select
        numbered_versions.user_id,
        numbered_versions.customer_id,
        numbered_versions.status,
        numbered_versions.user_no,
        open_weeks.inputs_fingerprint,
        open_weeks.period_end_date,
        open_weeks.period as week
    from open_weeks
    inner join numbered_versions
        on open_weeks.period_end_date >= numbered_versions.valid_from
        and open_weeks.period_end_date < numbered_versions.valid_to
    where numbered_versions.status in ('new', 'current', 'resurrected') or numbered_versions.valid_from >= open_weeks.period
),

final as (
    select
        users.user_id,
        users.customer_id,
        users.status,
        {%- for count in counts %}
        coalesce(user_weeks.{{ count }}, 0) as {{ count }},
        {%- endfor %}
        users.inputs_fingerprint,
        users.week,
        users.period_end_date
    from users
    left join user_weeks
        on users.user_no = user_weeks.user_no
        and users.week = user_weeks.week
)

select * from final
