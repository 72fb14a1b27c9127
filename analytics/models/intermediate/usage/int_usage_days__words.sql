{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='append_new_columns',
    pre_hook="{{ remove_open_usage_days(column='word_date', grain='word', known=true) }}"
) }}

with

people_days as (
    select * from {{ ref('int_usage_days__people') }}
    where user_no is not null
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

usage_words as (
    {{ open_usage_days('event_days', 'bounds', column='word_date', grain='word') }}
),
{%- if is_incremental() %}

uncounted_customers as (
    select distinct customer_no
    from accounts
    where customer_no not in (select distinct customer_no from {{ this }})
),

uncounted_users as (
    select distinct user_no
    from ({{ uncounted_users('users') }}) as uncounted
),

-- What is open, and of the rest who has another number than what was counted; apart, since that is hardly anybody.
wanted_days as (
    select people_days.*
    from people_days
    inner join usage_words
        on {{ period_of('people_days.event_date', 'word') }} = usage_words.period
        and usage_words.is_open
    where people_days.event_date >= (select min(opened.period) from usage_words as opened where opened.is_open)
    union all
    select people_days.*
    from people_days
    inner join uncounted_users
        on people_days.user_no = uncounted_users.user_no
    inner join usage_words
        on {{ period_of('people_days.event_date', 'word') }} = usage_words.period
        and not usage_words.is_open
    union all
    select people_days.*
    from people_days
    inner join uncounted_customers
        on people_days.customer_no = uncounted_customers.customer_no
    inner join usage_words
        on {{ period_of('people_days.event_date', 'word') }} = usage_words.period
        and not usage_words.is_open
    where people_days.user_no not in (select user_no from uncounted_users)
),
{%- else %}

wanted_days as (
    select * from people_days
),
{%- endif %}

summed as (
    select
        customer_no,
        user_no,
        {{ word_of_day('event_date') }} as word_no,
        {{ bits_of_rows(bit_of_day('event_date')) }} as used,
        max(event_date) as last_active_date
    from wanted_days
    group by customer_no, user_no, {{ word_of_day('event_date') }}
),

final as (
    select
        summed.customer_no,
        summed.user_no,
        summed.word_no,
        summed.used,
        usage_words.inputs_fingerprint,
        summed.last_active_date,
        usage_words.period as word_date
    from summed
    inner join usage_words
        on {{ date_of_day_number('summed.word_no * ' ~ days_in_word()) }} = usage_words.period
)

select * from final
