{%- set windows = active_user_windows() -%}

with

people_changes as (
    select * from {{ ref('int_usage_changes__customer_people') }}
),

people_days as (
    select * from {{ ref('int_usage_days__people') }}
),

customer_slices as (
    select * from {{ ref('int_usage__customer_slices') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

shared_people as (
    select distinct user_no
    from {{ ref('int_usage__members') }}
    where is_shared
),

-- People of several customers are counted apart, once per slice.
shared_days as (
    select distinct
        customer_slices.slice_no,
        people_days.user_no as member_no,
        people_days.event_date
    from people_days
    inner join shared_people
        on people_days.user_no = shared_people.user_no
    inner join customer_slices
        on people_days.customer_no = customer_slices.customer_no
),

shared_changes as (
    {{ window_changes('shared_days', ['slice_no'], windows) }}
),

shared_first_days as (
    select
        slice_no,
        member_no,
        min(event_date) as date
    from shared_days
    group by slice_no, member_no
),

changes as (
    select
        customer_slices.slice_no,
        people_changes.active_users_1d,
        people_changes.new_users,
        {%- for name in windows %}
        people_changes.active_users_{{ name }}_change,
        {%- endfor %}
        people_changes.date
    from people_changes
    inner join customer_slices
        on people_changes.customer_no = customer_slices.customer_no
    where not people_changes.is_shared
    union all
    select
        slice_no,
        active_1d,
        0,
        {%- for name in windows %}
        change_{{ name }},
        {%- endfor %}
        date
    from shared_changes
    union all
    select
        slice_no,
        0,
        count(*),
        {%- for name in windows %}
        0,
        {%- endfor %}
        date
    from shared_first_days
    group by slice_no, date
),

day_changes as (
    select
        slice_no,
        sum(active_users_1d) as active_users_1d,
        sum(new_users) as new_users,
        {%- for name in windows %}
        sum(active_users_{{ name }}_change) as active_users_{{ name }}_change,
        {%- endfor %}
        date
    from changes
    group by slice_no, date
),

customer_sums as (
    select
        customer_no,
        sum(event_count) as event_count,
        sum(session_count) as session_count,
        sum(session_seconds) as active_seconds,
        event_date as date
    from people_days
    group by customer_no, event_date
),

day_sums as (
    select
        customer_slices.slice_no,
        count(*) as active_customers,
        sum(customer_sums.event_count) as event_count,
        sum(customer_sums.session_count) as session_count,
        sum(customer_sums.active_seconds) as active_seconds,
        customer_sums.date
    from customer_sums
    inner join customer_slices
        on customer_sums.customer_no = customer_slices.customer_no
    group by customer_slices.slice_no, customer_sums.date
),

lifetimes as (
    select
        customer_slices.slice_no,
        customer_slices.dimension,
        customer_slices.slice,
        min(day_sums.date) as first_date,
        max(bounds.as_of_date) as last_date
    from customer_slices
    inner join day_sums
        on customer_slices.slice_no = day_sums.slice_no
    cross join bounds
    group by customer_slices.slice_no, customer_slices.dimension, customer_slices.slice
),

slice_days as (
    {{ expand_days('lifetimes', 'first_date', 'last_date') }}
),

running as (
    select
        slice_days.dimension,
        slice_days.slice,
        coalesce(day_changes.active_users_1d, 0) as active_users_1d,
        {%- for name in windows %}
        sum(coalesce(day_changes.active_users_{{ name }}_change, 0)) over so_far as active_users_{{ name }},
        {%- endfor %}
        sum(coalesce(day_changes.active_users_1d, 0)) over (
            partition by slice_days.slice_no
            order by slice_days.date_day
            rows between 27 preceding and current row
        ) as active_user_days_28d,
        coalesce(day_changes.new_users, 0) as new_users,
        coalesce(day_sums.active_customers, 0) as active_customers,
        coalesce(day_sums.event_count, 0) as event_count,
        coalesce(day_sums.session_count, 0) as session_count,
        coalesce(day_sums.active_seconds, 0) as active_seconds,
        slice_days.date_day as date
    from slice_days
    left join day_changes
        on slice_days.slice_no = day_changes.slice_no
        and slice_days.date_day = day_changes.date
    left join day_sums
        on slice_days.slice_no = day_sums.slice_no
        and slice_days.date_day = day_sums.date
    window so_far as (
        partition by slice_days.slice_no
        order by slice_days.date_day
        rows between unbounded preceding and current row
    )
),

final as (
    select
        dimension,
        slice,
        cast(active_users_1d as bigint) as dau,
        cast(active_users_7d as bigint) as wau,
        cast(active_users_28d as bigint) as mau,
        cast(active_users_30d as bigint) as active_users_30d,
        cast(new_users as bigint) as new_users,
        cast(active_customers as bigint) as active_customers,
        cast(event_count as bigint) as event_count,
        cast(session_count as bigint) as session_count,
        cast(active_seconds as bigint) as active_seconds,
        {{ rounded_share('active_user_days_28d', '(28 * active_users_28d)') }} as stickiness,
        date
    from running
)

select * from final
