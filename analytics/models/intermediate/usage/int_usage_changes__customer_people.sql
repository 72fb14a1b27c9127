{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='append_new_columns',
    pre_hook="{{ remove_open_usage_series('event_date', 'customer_no') }}"
) }}
{%- set windows = active_user_windows() -%}

with

people_days as (
    select * from {{ ref('int_usage_days__people') }}
    where user_no is not null
),

-- People who use the products of several customers count once in what is summed over customers.
members as (
    select * from {{ ref('int_usage__members') }}
),

event_days as (
    select * from {{ ref('int_usage__event_days') }}
),

customer_basis as (
    select * from {{ ref('int_usage__customer_basis') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

series as (
    {{ open_usage_series('customer_basis', 'customer_no') }}
),

series_days as (
    {{ usage_series_fingerprints('event_date', 'event_days', 'bounds') }}
),

shared as (
    select distinct user_no
    from members
    where is_shared
),

days as (
    select
        people_days.customer_no,
        shared.user_no is not null as is_shared,
        people_days.user_no as member_no,
        people_days.event_date
    from people_days
    left join shared
        on people_days.user_no = shared.user_no
    {%- if is_incremental() %}
    inner join series
        on people_days.customer_no = series.customer_no
        and people_days.event_date >= {{ days_back('series.from_date', windows.values() | max + 1) }}
    {%- endif %}
),

changes as (
    {{ window_changes('days', ['customer_no', 'is_shared'], windows) }}
),

new_members as (
    select
        customer_no,
        is_shared,
        count(*) as new_users,
        first_active_date as date
    from members
    group by customer_no, is_shared, first_active_date
),

final as (
    select
        changes.customer_no,
        changes.is_shared,
        changes.active_1d as active_users_1d,
        cast(coalesce(new_members.new_users, 0) as integer) as new_users,
        {%- for name in windows %}
        changes.change_{{ name }} as active_users_{{ name }}_change,
        {%- endfor %}
        series.basis,
        series_days.inputs_fingerprint,
        changes.date
    from changes
    inner join series
        on changes.customer_no = series.customer_no
        and changes.date >= series.from_date
    left join new_members
        on changes.customer_no = new_members.customer_no
        and changes.is_shared = new_members.is_shared
        and changes.date = new_members.date
    left join series_days
        on changes.date = series_days.date
)

select * from final
