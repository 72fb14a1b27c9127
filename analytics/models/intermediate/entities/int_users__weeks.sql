{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='append_new_columns',
    pre_hook="{{ remove_open_usage_days(column='week', grain='week', by_customer=false, known=true) }}"
) }}

with

people_days as (
    select * from {{ ref('int_usage_days__people') }}
    where user_no is not null
),

users as (
    select * from {{ ref('int_usage__users') }}
),

people as (
    select distinct user_no, user_id
    from users
),

event_days as (
    select * from {{ ref('int_usage__event_days') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

usage_weeks as (
    {{ open_usage_days('event_days', 'bounds', column='week', grain='week') }}
),
{%- if is_incremental() %}

uncounted_users as (
    select distinct user_no
    from ({{ uncounted_users('users') }}) as uncounted
),

-- What is open, and of the rest who has another number than what was counted; apart, since that is hardly anybody.
week_days as (
    select
        people_days.*,
        usage_weeks.period as week
    from people_days
    inner join usage_weeks
        on {{ period_of('people_days.event_date', 'week') }} = usage_weeks.period
        and usage_weeks.is_open
    where people_days.event_date >= (select min(opened.period) from usage_weeks as opened where opened.is_open)
    union all
    select
        people_days.*,
        usage_weeks.period
    from people_days
    inner join uncounted_users
        on people_days.user_no = uncounted_users.user_no
    inner join usage_weeks
        on {{ period_of('people_days.event_date', 'week') }} = usage_weeks.period
        and not usage_weeks.is_open
),
{%- else %}

week_days as (
    select
        people_days.*,
        {{ period_of('people_days.event_date', 'week') }} as week
    from people_days
),
{%- endif %}

summed as (
    select
        week_days.user_no,
        cast({{ bits_set(bits_of_rows(bits_moved_up('1', 'cast(' ~ iso_weekday('week_days.event_date') ~ ' - 1 as integer)'))) }} as integer) as active_days,
        cast(sum(week_days.event_count) as integer) as events,
        cast(sum(week_days.session_count) as integer) as sessions,
        cast(sum(week_days.session_seconds) as integer) as active_seconds,
        min(week_days.event_date) as first_active_date,
        max(week_days.event_date) as last_active_date,
        week_days.week
    from week_days
    group by week_days.user_no, week_days.week
),

-- The name of a person outlasts the number, so that another number alone changes nothing.
final as (
    select
        summed.user_no,
        summed.active_days,
        summed.events,
        summed.sessions,
        summed.active_seconds,
        cast({{ hash_of(['people.user_id']) }} % 9000000000000000000 as bigint) as person_fingerprint,
        usage_weeks.inputs_fingerprint,
        summed.first_active_date,
        summed.last_active_date,
        summed.week
    from summed
    inner join people
        on summed.user_no = people.user_no
    inner join usage_weeks
        on summed.week = usage_weeks.period
)

select * from final
