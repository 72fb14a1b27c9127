{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='append_new_columns',
    pre_hook='{{ remove_open_feature_months() }}'
) }}

{%- set window_days = health_policy().parameters.activity_window_days -%}

with

usage_events as (
    select * from {{ ref('int_usage_events__numbered') }}
),

customer_basis as (
    select * from {{ ref('int_usage__customer_basis') }}
),

event_days as (
    select * from {{ ref('int_usage__event_days') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

-- Months that are over, and are reported by their ends.
usage_months as (
    select
        booked_months.period,
        booked_months.inputs_fingerprint,
        booked_months.is_open,
        {{ month_end('booked_months.period') }} as month_end_date
    from ({{ open_usage_days('event_days', 'bounds', column='month', grain='month') }}) as booked_months
    inner join bounds
        on {{ month_end('booked_months.period') }} < bounds.as_of_date
),

known_events as{{ put_into_readers() }} (
    select
        usage_events.customer_no,
        usage_events.feature_no,
        usage_events.user_no,
        usage_events.event_date,
        {{ month_end('usage_events.event_date') }} as month_end_date
    from usage_events
    inner join bounds
        on usage_events.known_date <= bounds.as_of_date
),
{%- if is_incremental() %}

uncounted_customers as (
    select customer_no
    from customer_basis
    where customer_no not in (select distinct customer_no from {{ this }})
),

month_days as (
    select known_events.*
    from known_events
    inner join usage_months
        on known_events.month_end_date = usage_months.month_end_date
        and usage_months.is_open
    where
        known_events.event_date >= (select min(period) from usage_months where is_open)
        and known_events.event_date > {{ days_back('known_events.month_end_date', window_days) }}
    union all
    select known_events.*
    from known_events
    inner join uncounted_customers
        on known_events.customer_no = uncounted_customers.customer_no
    inner join usage_months
        on known_events.month_end_date = usage_months.month_end_date
        and not usage_months.is_open
    where known_events.event_date > {{ days_back('known_events.month_end_date', window_days) }}
),
{%- else %}

month_days as{{ put_into_readers() }} (
    select known_events.*
    from known_events
    inner join bounds
        on known_events.month_end_date < bounds.as_of_date
    where known_events.event_date > {{ days_back('known_events.month_end_date', window_days) }}
),
{%- endif %}

-- Days of a month are counted as bits, and so are the months of a person.
used_days as (
    select
        month_end_date,
        customer_no,
        feature_no,
        {{ bits_set(bits_of_rows(bit_of_number("cast(extract(day from event_date) as integer)"))) }} as active_days,
        count(*) as event_count
    from month_days
    group by month_end_date, customer_no, feature_no
),

{%- set month_number = "(cast(extract(year from month_end_date) as integer) * 12 + cast(extract(month from month_end_date) as integer) - 1)" %}

user_months as (
    select
        customer_no,
        feature_no,
        user_no,
        {{ word_of_number(month_number) }} as word_no,
        {{ bits_of_rows(bit_of_number(month_number)) }} as months
    from month_days
    where user_no is not null
    group by customer_no, feature_no, user_no, {{ word_of_number(month_number) }}
),

month_positions as (
    select
        month_end_date,
        {{ word_of_number(month_number) }} as word_no,
        {{ bit_of_number(month_number) }} as month
    from usage_months
),

users as (
    select
        month_positions.month_end_date,
        user_months.customer_no,
        user_months.feature_no,
        count(*) as active_users
    from user_months
    inner join month_positions
        on user_months.word_no = month_positions.word_no
    where {{ bits_of_both('user_months.months', 'month_positions.month') }} > 0
    group by month_positions.month_end_date, user_months.customer_no, user_months.feature_no
),

final as (
    select
        used_days.customer_no,
        used_days.feature_no,
        cast(used_days.active_days as integer) as active_days,
        coalesce(users.active_users, 0) as active_users,
        used_days.event_count,
        customer_basis.basis,
        usage_months.inputs_fingerprint,
        usage_months.period as month,
        used_days.month_end_date as date
    from used_days
    inner join customer_basis
        on used_days.customer_no = customer_basis.customer_no
    inner join usage_months
        on used_days.month_end_date = usage_months.month_end_date
    left join users
        on used_days.month_end_date = users.month_end_date
        and used_days.customer_no = users.customer_no
        and used_days.feature_no = users.feature_no
)

select * from final
