{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='append_new_columns',
    pre_hook='{{ remove_changed_user_states() }}'
) }}

{%- set window_days = health_policy().parameters.activity_window_days -%}

with

-- Who is not in the table yet, or has been taken out of it.
open_users as (
    select *
    from {{ ref('int_users__basis') }}
    {%- if is_incremental() %}
    where user_id not in (select user_id from {{ this }})
    {%- endif %}
),

users as (
    select
        users.*,
        open_users.basis
    from {{ ref('dim_user') }} as users
    inner join open_users
        on users.user_id = open_users.user_id
),

accounts as (
    select * from {{ ref('int_users__accounts') }}
),

people as (
    select user_no, user_id
    from open_users
    where user_no is not null
),

user_weeks as (
    select user_weeks.*
    from {{ ref('int_users__weeks') }} as user_weeks
    inner join people
        on user_weeks.user_no = people.user_no
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

ordered_weeks as (
    select
        user_no,
        first_active_date,
        last_active_date,
        lag(last_active_date) over (partition by user_no order by week) as previous_date
    from user_weeks
),

last_days as (
    select user_no, max(last_active_date) as last_date
    from user_weeks
    group by user_no
),

-- Days of use without a break longer than the window, which no week is: the first of each, with the last of the one
-- before.
starts as (
    select
        user_no,
        first_active_date as first_date,
        previous_date
    from ordered_weeks
    where previous_date is null or previous_date < {{ days_back('first_active_date', window_days) }}
),

spells as (
    select
        people.user_id,
        starts.previous_date,
        starts.first_date,
        coalesce(
            lead(starts.previous_date) over (partition by starts.user_no order by starts.first_date), last_days.last_date
        ) as last_date
    from starts
    inner join last_days
        on starts.user_no = last_days.user_no
    inner join people
        on starts.user_no = people.user_no
),

first_days as (
    select user_id, min(first_date) as first_date
    from spells
    group by user_id
),

-- By windows of activity: new while the first day is in the last one, current with days in the last and the one before,
-- resurrected with days in the last only, dormant without.
changes as (
    select
        users.user_id,
        case when accounts.user_id is null then 'contact' else 'invited' end as status,
        0 as weight,
        {{ least_of(['coalesce(accounts.created_date, cast(users.first_seen_at as date))', 'first_days.first_date']) }} as valid_from
    from users
    left join accounts
        on users.user_id = accounts.user_id
    left join first_days
        on users.user_id = first_days.user_id
    union all
    select
        user_id,
        case
            when previous_date is null then 'new'
            when {{ days_after('previous_date', 2 * window_days) }} > first_date then 'current'
            else 'resurrected'
        end,
        1,
        first_date
    from spells
    union all
    select user_id, 'resurrected', 1, {{ days_after('previous_date', 2 * window_days) }}
    from spells
    where {{ days_after('previous_date', 2 * window_days) }} > first_date and {{ days_after('previous_date', 2 * window_days) }} < {{ days_after('last_date', window_days) }}
    union all
    select user_id, 'current', 2, {{ days_after('first_date', window_days) }}
    from spells
    where last_date > first_date
    union all
    select user_id, 'dormant', 3, {{ days_after('last_date', window_days) }}
    from spells
    union all
    select
        accounts.user_id,
        'deactivated',
        4,
        accounts.deactivated_date
    from accounts
    inner join open_users
        on accounts.user_id = open_users.user_id
    where accounts.deactivated_date is not null
),

next_dates as (
    select
        changes.user_id,
        min(changes.valid_from) as next_date
    from changes
    inner join bounds
        on changes.valid_from > bounds.as_of_date
    group by changes.user_id
),

known_changes as (
    select changes.*
    from changes
    inner join bounds
        on changes.valid_from <= bounds.as_of_date
),

weightiest_of_day as (
    {{ latest_per_key('known_changes', ['user_id', 'valid_from'], ['weight desc']) }}
),

-- Nothing more happens to people whose accounts are closed.
states as (
    select
        weightiest_of_day.user_id,
        weightiest_of_day.status,
        users.customer_id,
        users.basis,
        weightiest_of_day.valid_from
    from weightiest_of_day
    inner join users
        on weightiest_of_day.user_id = users.user_id
    left join accounts
        on weightiest_of_day.user_id = accounts.user_id
    where accounts.deactivated_date is null or weightiest_of_day.valid_from <= accounts.deactivated_date
),

fingerprints as (
    select
        user_id,
        {{ rows_fingerprint(['customer_id', 'status', 'valid_from']) }} as fingerprint
    from states
    group by user_id
),

final as (
    select
        states.user_id,
        states.status,
        states.basis,
        cast({{ hash_of(['fingerprints.fingerprint']) }} % 9000000000000000000 as bigint) as inputs_fingerprint,
        next_dates.next_date,
        states.valid_from
    from states
    inner join fingerprints
        on states.user_id = fingerprints.user_id
    left join next_dates
        on states.user_id = next_dates.user_id
)

select * from final
