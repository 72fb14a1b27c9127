{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='append_new_columns',
    pre_hook="{{ remove_open_usage_series('event_date', 'customer_id', reported=true) }}"
) }}

{%- set windows = active_user_windows() -%}

with

people_changes as (
    select * from {{ ref('int_usage_changes__customer_people') }}
),

people_days as (
    select * from {{ ref('int_usage_days__people') }}
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
    {{ open_usage_series('customer_basis', 'customer_id') }}
),

series_days as (
    {{ usage_series_fingerprints('event_date', 'event_days', 'bounds') }}
),

day_sums as (
    select
        people_days.customer_no,
        sum(people_days.units) as units,
        sum(people_days.event_count) as event_count,
        sum(people_days.session_count) as session_count,
        sum(people_days.session_seconds) as active_seconds,
        people_days.event_date as date
    from people_days
    inner join series
        on people_days.customer_no = series.customer_no
        and people_days.event_date >= series.from_date
    group by people_days.customer_no, people_days.event_date
),

first_days as (
    select
        customer_no,
        min(date) as first_date
    from day_sums
    group by customer_no
),

booked as (
    {%- if is_incremental() %}
    select
        customer_id,
        last_activity_date,
        date
    from {{ this }}
    {%- else %}
    select
        customer_id,
        cast(null as date) as last_activity_date,
        from_date as date
    from series
    where false
    {%- endif %}
),

-- From the first day of use on, also while nobody is there.
lifetimes as (
    select
        series.customer_no,
        series.customer_id,
        series.basis,
        booked.last_activity_date,
        case when booked.customer_id is not null then series.from_date else first_days.first_date end as first_date,
        bounds.as_of_date as last_date
    from series
    cross join bounds
    left join first_days
        on series.customer_no = first_days.customer_no
    left join booked
        on series.customer_id = booked.customer_id
        and series.from_date - 1 = booked.date
    where booked.customer_id is not null or first_days.first_date is not null
),

-- Who was there on a day leaves the sum of four weeks when they are over. What changed before the first day that is made
-- here has added up by then.
changes as (
    select
        customer_no,
        {%- for name in windows %}
        active_users_{{ name }}_change,
        {%- endfor %}
        active_users_1d as active_user_days_change,
        cast(null as date) as activity_date,
        date
    from people_changes
    union all
    select
        customer_no,
        {%- for name in windows %}
        0,
        {%- endfor %}
        -active_users_1d,
        null,
        date + 28
    from people_changes
    where active_users_1d > 0
    union all
    select
        customer_no,
        {%- for name in windows %}
        0,
        {%- endfor %}
        0,
        date,
        date
    from day_sums
    union all
    select
        customer_no,
        {%- for name in windows %}
        0,
        {%- endfor %}
        0,
        last_activity_date,
        first_date
    from lifetimes
    where last_activity_date is not null
),

day_changes as (
    select
        lifetimes.customer_no,
        {%- for name in windows %}
        sum(changes.active_users_{{ name }}_change) as active_users_{{ name }}_change,
        {%- endfor %}
        sum(changes.active_user_days_change) as active_user_days_change,
        max(changes.activity_date) as activity_date,
        greatest(changes.date, lifetimes.first_date) as date
    from changes
    inner join lifetimes
        on changes.customer_no = lifetimes.customer_no
    group by lifetimes.customer_no, greatest(changes.date, lifetimes.first_date)
),

people_of_days as (
    select
        customer_no,
        sum(active_users_1d) as active_users_1d,
        sum(new_users) as new_users,
        date
    from people_changes
    where active_users_1d > 0
    group by customer_no, date
),

customer_days as (
    {{ expand_days('lifetimes', 'first_date', 'last_date') }}
),

running as (
    select
        customer_days.customer_no,
        customer_days.customer_id,
        customer_days.basis,
        {%- for name in windows %}
        cast(sum(coalesce(day_changes.active_users_{{ name }}_change, 0)) over so_far as integer) as active_users_{{ name }},
        {%- endfor %}
        cast(sum(coalesce(day_changes.active_user_days_change, 0)) over so_far as bigint) as active_user_days_28d,
        max(day_changes.activity_date) over so_far as last_activity_date,
        customer_days.date_day as date
    from customer_days
    left join day_changes
        on customer_days.customer_no = day_changes.customer_no
        and customer_days.date_day = day_changes.date
    window so_far as (
        partition by customer_days.customer_no
        order by customer_days.date_day
        rows between unbounded preceding and current row
    )
),

final as (
    select
        running.customer_id,
        cast(coalesce(people_of_days.active_users_1d, 0) as integer) as active_users_1d,
        {%- for name in windows %}
        running.active_users_{{ name }},
        {%- endfor %}
        cast(coalesce(people_of_days.new_users, 0) as integer) as new_users,
        cast(coalesce(day_sums.event_count, 0) as bigint) as event_count,
        cast(coalesce(day_sums.units, 0) as bigint) as units,
        cast(coalesce(day_sums.session_count, 0) as bigint) as session_count,
        cast(coalesce(day_sums.active_seconds, 0) as bigint) as active_seconds,
        {{ rounded_share('running.active_user_days_28d', '(28 * running.active_users_28d)') }} as stickiness_28d,
        running.basis,
        series_days.inputs_fingerprint,
        running.last_activity_date,
        running.date
    from running
    left join people_of_days
        on running.customer_no = people_of_days.customer_no
        and running.date = people_of_days.date
    left join day_sums
        on running.customer_no = day_sums.customer_no
        and running.date = day_sums.date
    left join series_days
        on running.date = series_days.date
)

select * from final
