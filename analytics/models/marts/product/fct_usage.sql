{%- set windows = active_user_windows() -%}

with

people_changes as (
    select * from {{ ref('int_usage_changes__customer_people') }}
),

people_days as (
    select * from {{ ref('int_usage_days__people') }}
),

customers as (
    select distinct customer_no, customer_id
    from {{ ref('int_usage__accounts') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

day_sums as (
    select
        customer_no,
        sum(units) as units,
        sum(event_count) as event_count,
        sum(session_count) as session_count,
        sum(session_seconds) as active_seconds,
        event_date as date
    from people_days
    group by customer_no, event_date
),

day_changes as (
    select
        customer_no,
        sum(active_users_1d) as active_users_1d,
        sum(new_users) as new_users,
        {%- for name in windows %}
        sum(active_users_{{ name }}_change) as active_users_{{ name }}_change,
        {%- endfor %}
        date
    from people_changes
    group by customer_no, date
),

-- From the first day of use on, also while nobody is there.
lifetimes as (
    select
        customers.customer_no,
        customers.customer_id,
        min(day_sums.date) as first_date,
        max(bounds.as_of_date) as last_date
    from day_sums
    inner join customers
        on day_sums.customer_no = customers.customer_no
    cross join bounds
    group by customers.customer_no, customers.customer_id
),

customer_days as (
    {{ expand_days('lifetimes', 'first_date', 'last_date') }}
),

running as (
    select
        customer_days.customer_id,
        coalesce(day_changes.active_users_1d, 0) as active_users_1d,
        {%- for name in windows %}
        cast(sum(coalesce(day_changes.active_users_{{ name }}_change, 0)) over so_far as integer) as active_users_{{ name }},
        {%- endfor %}
        coalesce(day_changes.new_users, 0) as new_users,
        sum(coalesce(day_changes.active_users_1d, 0)) over (
            partition by customer_days.customer_no
            order by customer_days.date_day
            rows between 27 preceding and current row
        ) as active_user_days_28d,
        coalesce(day_sums.event_count, 0) as event_count,
        coalesce(day_sums.units, 0) as units,
        coalesce(day_sums.session_count, 0) as session_count,
        coalesce(day_sums.active_seconds, 0) as active_seconds,
        max(day_sums.date) over so_far as last_activity_date,
        customer_days.date_day as date
    from customer_days
    left join day_changes
        on customer_days.customer_no = day_changes.customer_no
        and customer_days.date_day = day_changes.date
    left join day_sums
        on customer_days.customer_no = day_sums.customer_no
        and customer_days.date_day = day_sums.date
    window so_far as (
        partition by customer_days.customer_no
        order by customer_days.date_day
        rows between unbounded preceding and current row
    )
),

final as (
    select
        customer_id,
        cast(active_users_1d as integer) as active_users_1d,
        {%- for name in windows %}
        active_users_{{ name }},
        {%- endfor %}
        cast(new_users as integer) as new_users,
        cast(event_count as bigint) as event_count,
        cast(units as bigint) as units,
        cast(session_count as bigint) as session_count,
        cast(active_seconds as bigint) as active_seconds,
        {{ rounded_share('active_user_days_28d', '(28 * active_users_28d)') }} as stickiness_28d,
        last_activity_date,
        date
    from running
)

select * from final
