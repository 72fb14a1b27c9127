with

sla_days as (
    select
        *,
        case when state = 'met' then measured_at end as met_at
    from {{ ref('int_ticket_sla_days__decided') }}
    where is_decided_today
),

status_versions as (
    select * from {{ ref('int_ticket_fields__versioned') }}
    where field_name = 'status'
),

replies as (
    select * from {{ ref('int_tickets__replied') }}
),

tickets as (
    select * from {{ ref('fct_tickets') }}
    where customer_id is not null
),

connections as (
    select * from {{ ref('int_health__connections') }}
),

ticket_schedules as (
    select * from {{ ref('int_ticket_schedules__versioned') }}
),

periods as (
    select * from {{ ref('int_business_periods__accumulated') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

moments as (
    select ticket_id, 'first_reply_time' as metric, first_reply_at as happened_at, first_reply_known_at as known_at
    from replies
    where first_reply_at is not null
    union all
    select ticket_id, 'full_resolution_time' as metric, valid_from, known_at
    from status_versions
),

late_moments as (
    select
        moments.ticket_id,
        moments.metric,
        moments.happened_at,
        {{ arrived_on('moments.happened_at', 'moments.known_at', 'connections.support_first_load_ended_at') }} as known_date
    from moments
    cross join connections
    where
        {{ arrived_on('moments.happened_at', 'moments.known_at', 'connections.support_first_load_ended_at') }}
        > cast(moments.happened_at as date)
),

-- A promise is kept by a reply or a solution: it counts when that has arrived.
decided as (
    select
        sla_days.*,
        tickets.customer_id,
        {{ greatest_of(['coalesce(late_moments.known_date, sla_days.date)', 'sla_days.date']) }} as known_date
    from sla_days
    inner join tickets
        on sla_days.ticket_id = tickets.ticket_id
    left join late_moments
        on sla_days.ticket_id = late_moments.ticket_id
        and sla_days.metric = late_moments.metric
        and sla_days.met_at = late_moments.happened_at
),

-- Until it has arrived, the clock is seen to run on; past its target the promise counts as broken so long.
unseen as (
    select
        ticket_id,
        metric,
        target_seconds,
        is_business_time,
        started_at,
        customer_id,
        known_date,
        cast({{ days_after('date', 1) }} as timestamp) as first_end_at,
        cast({{ least_of(['known_date', days_after('bounds.as_of_date', 1)]) }} as timestamp) as last_end_at
    from decided
    cross join bounds
    where known_date > date
),

unseen_days as (
    {{ moment_rows('unseen', 'unseen.*', {
        'name': 'measured_at', 'type': 'timestamp', 'unit': 'day', 'first': 'unseen.first_end_at', 'last': 'unseen.last_end_at',
    }) | indent(4) }}
),

business_time as (
    {{ business_time('unseen_days', ['ticket_id', 'metric', 'measured_at'], 'started_at', 'measured_at') }}
),

seen_running as (
    select
        unseen_days.customer_id,
        unseen_days.ticket_id,
        unseen_days.metric,
        unseen_days.target_seconds,
        unseen_days.known_date,
        case
            when unseen_days.is_business_time then business_time.business_seconds
            else {{ seconds_between('unseen_days.started_at', 'unseen_days.measured_at') }}
        end as elapsed_seconds,
        {{ days_back('cast(unseen_days.measured_at as date)', 1) }} as date
    from unseen_days
    left join business_time
        on unseen_days.ticket_id = business_time.ticket_id
        and unseen_days.metric = business_time.metric
        and unseen_days.measured_at = business_time.measured_at
),

taken_for_broken as (
    select
        customer_id,
        ticket_id,
        metric,
        min(date) as first_date,
        max(known_date) as known_date
    from seen_running
    where elapsed_seconds > target_seconds
    group by customer_id, ticket_id, metric
),

final as (
    select
        customer_id,
        ticket_id,
        metric,
        state = 'met' as is_kept,
        date as decided_on,
        known_date as first_date,
        {{ days_after('date', health_policy().parameters.sla_window_days) }} as end_date
    from decided
    union all
    select
        customer_id,
        ticket_id,
        metric,
        false as is_kept,
        first_date as decided_on,
        first_date,
        {{ least_of(['known_date', days_after('first_date', health_policy().parameters.sla_window_days)]) }} as end_date
    from taken_for_broken
)

select * from final
where first_date < end_date
