{%- set window_days = health_policy().parameters.activity_window_days -%}

with

people_days as (
    select * from {{ ref('int_usage_days__people') }}
    where user_no is not null
),

lives as (
    select * from {{ ref('int_usage__members') }}
),

customers as (
    select distinct customer_no, customer_id
    from {{ ref('int_usage__accounts') }}
),

people as (
    select distinct user_no, user_id
    from {{ ref('int_usage__users') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

recent as (
    select
        people_days.customer_no,
        people_days.user_no,
        count(*) filter (where people_days.event_date > {{ days_back('bounds.as_of_date', window_days) }}) as active_days_28d,
        count(*) filter (where people_days.event_date <= {{ days_back('bounds.as_of_date', window_days) }})
            as active_days_previous_28d,
        sum(people_days.event_count) filter (where people_days.event_date > {{ days_back('bounds.as_of_date', window_days) }})
            as events_28d,
        sum(people_days.session_count) filter (where people_days.event_date > {{ days_back('bounds.as_of_date', window_days) }})
            as sessions_28d
    from people_days
    inner join bounds
        on people_days.event_date > {{ days_back('bounds.as_of_date', 2 * window_days) }}
    group by people_days.customer_no, people_days.user_no
),

summed as (
    select
        lives.customer_no,
        lives.user_no,
        lives.active_days,
        lives.first_active_date,
        lives.last_active_date,
        coalesce(recent.active_days_28d, 0) as active_days_28d,
        coalesce(recent.active_days_previous_28d, 0) as active_days_previous_28d,
        coalesce(recent.events_28d, 0) as events_28d,
        coalesce(recent.sessions_28d, 0) as sessions_28d,
        bounds.as_of_date
    from lives
    left join recent
        on lives.customer_no = recent.customer_no
        and lives.user_no = recent.user_no
    cross join bounds
),

active as (
    select count(*) filter (where active_days_28d > 0) as active_people
    from summed
),

-- Only who was there in the window can be among the most active.
ranked as (
    select
        summed.*,
        active.active_people,
        case when summed.active_days_28d > 0 then
            rank() over (order by summed.active_days_28d desc, summed.events_28d desc)
        end as activity_rank
    from summed
    cross join active
),

final as (
    select
        customers.customer_id,
        people.user_id,
        case
            when ranked.active_days_28d = 0 then 'dormant'
            when ranked.first_active_date > {{ days_back('ranked.as_of_date', window_days) }} then 'new'
            when ranked.active_days_previous_28d > 0 then 'current'
            else 'resurrected'
        end as lifecycle,
        ranked.active_days,
        ranked.active_days_28d,
        cast(ranked.events_28d as bigint) as events_28d,
        cast(ranked.sessions_28d as bigint) as sessions_28d,
        ranked.activity_rank,
        coalesce(ranked.activity_rank * 100 <= ranked.active_people * {{ var('power_user_percent') }}, false)
            as is_power_user,
        ranked.first_active_date,
        ranked.last_active_date
    from ranked
    inner join customers
        on ranked.customer_no = customers.customer_no
    inner join people
        on ranked.user_no = people.user_no
)

select * from final
