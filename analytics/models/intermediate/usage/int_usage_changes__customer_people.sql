{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='append_new_columns',
    pre_hook="{{ remove_open_usage_series('event_date', 'customer_no') }}"
) }}
{%- set windows = active_user_windows() -%}

with

words as (
    select * from {{ ref('int_usage_days__words') }}
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

member_words as (
    select
        words.customer_no,
        shared.user_no is not null as is_shared,
        words.user_no as member_no,
        words.word_no,
        words.used,
        {{ day_number('words.last_active_date') }} as last_day
    from words
    left join shared
        on words.user_no = shared.user_no
    {%- if is_incremental() %}
    inner join series
        on words.customer_no = series.customer_no
        and words.last_active_date >= {{ days_back('series.from_date', windows.values() | max + 1) }}
    {%- endif %}
),

{{ word_changes('member_words', ['customer_no', 'is_shared'], windows) }},

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
        word_changes.customer_no,
        word_changes.is_shared,
        cast(word_changes.active_1d as integer) as active_users_1d,
        cast(coalesce(new_members.new_users, 0) as integer) as new_users,
        {%- for name in windows %}
        cast(word_changes.change_{{ name }} as integer) as active_users_{{ name }}_change,
        {%- endfor %}
        series.basis,
        series_days.inputs_fingerprint,
        {{ date_of_day_number('word_changes.day_no') }} as date
    from word_changes
    inner join series
        on word_changes.customer_no = series.customer_no
        and {{ date_of_day_number('word_changes.day_no') }} >= series.from_date
    left join new_members
        on word_changes.customer_no = new_members.customer_no
        and word_changes.is_shared = new_members.is_shared
        and {{ date_of_day_number('word_changes.day_no') }} = new_members.date
    left join series_days
        on {{ date_of_day_number('word_changes.day_no') }} = series_days.date
)

select * from final
