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
        cast(sum(people_days.units) as bigint) as units,
        cast(sum(people_days.event_count) as bigint) as event_count,
        cast(sum(people_days.session_count) as bigint) as session_count,
        cast(sum(people_days.session_seconds) as bigint) as active_seconds,
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
        and {{ days_back('series.from_date', 1) }} = booked.date
    where booked.customer_id is not null or first_days.first_date is not null
),

-- Who was there on a day leaves the sum of four weeks when they are over.
changes as (
    select
        customer_no,
        active_users_1d,
        new_users,
        {%- for name in windows %}
        active_users_{{ name }}_change,
        {%- endfor %}
        active_users_1d as active_user_days_change,
        0 as event_count,
        0 as units,
        0 as session_count,
        0 as active_seconds,
        cast(null as date) as activity_date,
        date
    from people_changes
    union all
    select
        customer_no,
        0,
        0,
        {%- for name in windows %}
        0,
        {%- endfor %}
        -active_users_1d,
        0,
        0,
        0,
        0,
        null,
        {{ days_after('date', 28) }}
    from people_changes
    where active_users_1d > 0
    union all
    select
        customer_no,
        0,
        0,
        {%- for name in windows %}
        0,
        {%- endfor %}
        0,
        event_count,
        units,
        session_count,
        active_seconds,
        date,
        date
    from day_sums
    union all
    select
        customer_no,
        0,
        0,
        {%- for name in windows %}
        0,
        {%- endfor %}
        0,
        0,
        0,
        0,
        0,
        last_activity_date,
        first_date
    from lifetimes
    where last_activity_date is not null
),

-- What changed before the first day that is made here has added up by then.
day_changes as (
    select
        lifetimes.customer_no,
        cast(sum(case when changes.date >= lifetimes.first_date then changes.active_users_1d else 0 end) as integer) as active_users_1d,
        cast(sum(case when changes.date >= lifetimes.first_date then changes.new_users else 0 end) as integer) as new_users,
        {%- for name in windows %}
        cast(sum(changes.active_users_{{ name }}_change) as integer) as active_users_{{ name }}_change,
        {%- endfor %}
        cast(sum(changes.active_user_days_change) as integer) as active_user_days_change,
        cast(sum(changes.event_count) as bigint) as event_count,
        cast(sum(changes.units) as bigint) as units,
        cast(sum(changes.session_count) as bigint) as session_count,
        cast(sum(changes.active_seconds) as bigint) as active_seconds,
        max(changes.activity_date) as activity_date,
        greatest(changes.date, lifetimes.first_date) as date
    from changes
    inner join lifetimes
        on changes.customer_no = lifetimes.customer_no
        and changes.date <= lifetimes.last_date
    group by lifetimes.customer_no, greatest(changes.date, lifetimes.first_date)
),

customer_days as (
    {{ expand_days('lifetimes', 'first_date', 'last_date') }}
),

running as (
    select
        customer_days.customer_id,
        customer_days.basis,
        coalesce(day_changes.active_users_1d, 0) as active_users_1d,
        {%- for name in windows %}
        cast(sum(day_changes.active_users_{{ name }}_change) over so_far as integer) as active_users_{{ name }},
        {%- endfor %}
        coalesce(day_changes.new_users, 0) as new_users,
        cast(sum(day_changes.active_user_days_change) over so_far as bigint) as active_user_days_28d,
        coalesce(day_changes.event_count, 0) as event_count,
        coalesce(day_changes.units, 0) as units,
        coalesce(day_changes.session_count, 0) as session_count,
        coalesce(day_changes.active_seconds, 0) as active_seconds,
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
        running.active_users_1d,
        {%- for name in windows %}
        coalesce(running.active_users_{{ name }}, 0) as active_users_{{ name }},
        {%- endfor %}
        running.new_users,
        running.event_count,
        running.units,
        running.session_count,
        running.active_seconds,
        {{ rounded_share('running.active_user_days_28d', '(28 * running.active_users_28d)') }} as stickiness_28d,
        running.basis,
        series_days.inputs_fingerprint,
        running.last_activity_date,
        running.date
    from running
    left join series_days
        on running.date = series_days.date
)

select * from final
