{%- set parameters = health_policy().parameters -%}
{%- set counts = [
    'promises_kept', 'promises_broken', 'open_critical_tickets', 'known_champions', 'active_champions', 'lost_champions',
] -%}

with

ticket_days as (
    select * from {{ ref('fact_support_ticket_daily') }}
    where customer_id is not null
),

users as (
    select * from {{ ref('stg_app__users') }}
    where is_champion and not is_deleted
),

source_customers as (
    select * from {{ ref('map_source_to_customer') }}
    where source_system = 'app'
),

decided as (
    select
        customer_id,
        sum(promises_kept) as promises_kept,
        sum(promises_broken) as promises_broken,
        date
    from ticket_days
    where promises_kept + promises_broken > 0
    group by customer_id, date
),

-- A day adds only what lies beyond the days that the ticket counts already.
critical_days as (
    select
        customer_id,
        greatest(
            date,
            coalesce(
                lag(date) over (partition by customer_id, ticket_id order by date)
                + {{ parameters.critical_window_days }},
                date
            )
        ) as first_date,
        date + {{ parameters.critical_window_days }} as end_date
    from ticket_days
    where is_critical and was_open_today
),

champions as (
    select
        source_customers.customer_id,
        cast(users.created_at as date) as first_date,
        cast(users.deactivated_at as date) as end_date,
        cast(users.deactivated_at as date) + {{ parameters.champion_memory_days }} as forgotten_date
    from users
    inner join source_customers
        on users.app_account_id = source_customers.source_id
    where users.created_at is not null
),

changes as (
    select customer_id, date, promises_kept, promises_broken from decided
    union all by name
    select
        customer_id,
        date + {{ parameters.sla_window_days }} as date,
        -promises_kept as promises_kept,
        -promises_broken as promises_broken
    from decided
    union all by name
    select customer_id, first_date as date, 1 as open_critical_tickets from critical_days
    union all by name
    select customer_id, end_date as date, -1 as open_critical_tickets from critical_days
    union all by name
    select customer_id, first_date as date, 1 as known_champions, 1 as active_champions from champions
    union all by name
    select customer_id, end_date as date, -1 as active_champions, 1 as lost_champions
    from champions
    where end_date is not null
    union all by name
    select customer_id, forgotten_date as date, -1 as lost_champions
    from champions
    where forgotten_date is not null
),

day_changes as (
    select
        customer_id,
        {%- for name in counts %}
        coalesce(sum({{ name }}), 0) as {{ name }},
        {%- endfor %}
        date
    from changes
    group by customer_id, date
),

final as (
    select
        customer_id,
        {%- for name in counts %}
        cast(sum({{ name }}) over (
            partition by customer_id
            order by date
            rows between unbounded preceding and current row
        ) as bigint) as {{ name }},
        {%- endfor %}
        date as valid_from
    from day_changes
)

select * from final
