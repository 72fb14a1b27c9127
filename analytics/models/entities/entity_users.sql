with

users as (
    select * from {{ ref('dim_user') }}
),

accounts as (
    select * from {{ ref('int_users__accounts') }}
),

customers as (
    select * from {{ ref('dim_customer_current') }}
),

versions as (
    select * from {{ ref('entity_users_history') }}
    where is_current
),

activity as (
    select * from {{ ref('rpt_user_activity') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

-- A person may use the products of several customers.
recent as (
    select
        user_id,
        max(active_days_28d) as active_days_28d,
        sum(events_28d) as events_28d,
        sum(sessions_28d) as sessions_28d,
        bool_or(is_power_user) as is_power_user,
        min(first_active_date) as first_active_date,
        max(last_active_date) as last_active_date
    from activity
    group by user_id
),

final as (
    select
        users.user_id,
        users.customer_id,
        users.app_user_id,
        users.user_name,
        users.email,
        users.title,
        accounts.role,
        customers.customer_name,
        customers.segment,
        coalesce(versions.status, 'contact') as status,
        versions.change_type as last_change_type,
        users.source_count,
        cast(coalesce(recent.active_days_28d, 0) as integer) as active_days_28d,
        cast(coalesce(recent.events_28d, 0) as bigint) as events_28d,
        cast(coalesce(recent.sessions_28d, 0) as bigint) as sessions_28d,
        cast({{ days_between('recent.last_active_date', 'bounds.as_of_date') }} as integer) as days_since_last_activity,
        versions.version_number as versions,
        coalesce(accounts.is_champion, false) as is_champion,
        coalesce(recent.is_power_user, false) as is_power_user,
        coalesce(recent.active_days_28d, 0) > 0 as is_active_28d,
        accounts.created_date,
        recent.first_active_date,
        recent.last_active_date,
        accounts.deactivated_date,
        versions.valid_from as last_change_date,
        bounds.as_of_date
    from users
    cross join bounds
    left join accounts
        on users.user_id = accounts.user_id
    left join customers
        on users.customer_id = customers.customer_id
    left join versions
        on users.user_id = versions.user_id
    left join recent
        on users.user_id = recent.user_id
)

select * from final
-- One customer is asked for at a time: its rows lie together.
order by customer_id
