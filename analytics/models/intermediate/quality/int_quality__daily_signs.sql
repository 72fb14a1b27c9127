with

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

dates as (
    select * from {{ ref('dim_date') }}
),

signs as (
    select * from {{ ref('daily_signs') }}
),

mrr_days as (
    select * from {{ ref('fct_mrr_daily') }}
),

active_users as (
    select * from {{ ref('rpt_active_users') }}
),

health_days as (
    select * from {{ ref('customer_health_daily') }}
),

tickets as (
    select * from {{ ref('fct_tickets') }}
),

-- Four weeks that are looked at, and the eight weeks before each of their days.
watched_dates as (
    select dates.date
    from dates
    cross join bounds
    where dates.date between bounds.as_of_date - 83 and bounds.as_of_date
),

seen as (
    select 'mrr_cents' as sign, mrr_days.date, sum(mrr_days.mrr_cents) as value
    from mrr_days
    group by mrr_days.date
    union all
    select 'active_users' as sign, active_users.date, active_users.dau as value
    from active_users
    where active_users.dimension = 'total'
    union all
    select 'usage_events' as sign, active_users.date, active_users.event_count as value
    from active_users
    where active_users.dimension = 'total'
    union all
    select 'scored_customers' as sign, health_days.date, count(health_days.health_score) as value
    from health_days
    group by health_days.date
    union all
    select 'tickets_created' as sign, cast(tickets.created_at as date) as date, count(*) as value
    from tickets
    group by cast(tickets.created_at as date)
),

final as (
    select
        signs.sign,
        cast(coalesce(seen.value, 0) as double precision) as value,
        watched_dates.date
    from watched_dates
    cross join signs
    left join seen
        on watched_dates.date = seen.date
        and signs.sign = seen.sign
)

select * from final
