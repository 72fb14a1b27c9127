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

usage_events as (
    select * from {{ ref('int_usage_events__numbered') }}
),

-- Four weeks that are looked at, and the eight weeks before each of their days.
watched_dates as (
    select dates.date
    from dates
    cross join bounds
    where dates.date between {{ days_back('bounds.as_of_date', 83) }} and bounds.as_of_date
),

event_shares as (
    select
        usage_events.event_date as date,
        cast(100 as double precision) * count(*) filter (where usage_events.known_date = usage_events.event_date) / count(*) as on_time_percent,
        cast(100 as double precision) * count(usage_events.user_no) / count(*) as with_person_percent,
        count(*) as row_count
    from usage_events
    inner join watched_dates
        on usage_events.event_date = watched_dates.date
    group by usage_events.event_date
),

seen as (
    select 'mrr_cents' as sign, mrr_days.date, sum(mrr_days.mrr_cents) as value, cast(null as bigint) as row_count
    from mrr_days
    group by mrr_days.date
    union all
    select 'active_users' as sign, active_users.date, active_users.dau as value, null
    from active_users
    where active_users.dimension = 'total'
    union all
    select 'usage_events' as sign, active_users.date, active_users.event_count as value, null
    from active_users
    where active_users.dimension = 'total'
    union all
    select 'scored_customers' as sign, health_days.date, count(health_days.health_score) as value, null
    from health_days
    group by health_days.date
    union all
    select 'tickets_created' as sign, cast(tickets.created_at as date) as date, count(*) as value, null
    from tickets
    group by cast(tickets.created_at as date)
    union all
    select 'tickets_with_customer_percent', cast(tickets.created_at as date), cast(100 as double precision) * count(tickets.customer_id) / count(*), count(*)
    from tickets
    group by cast(tickets.created_at as date)
    union all
    select 'events_on_time_percent', event_shares.date, event_shares.on_time_percent, event_shares.row_count
    from event_shares
    union all
    select 'events_with_person_percent', event_shares.date, event_shares.with_person_percent, event_shares.row_count
    from event_shares
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
    where
        signs.minimum_rows is null
        or seen.row_count >= signs.minimum_rows
)

select * from final
