-- Where people are in their use of the products is the same wherever it is told; all their use is in their weeks.
with

users as (
    select * from {{ ref('entity_users') }}
),

activity as (
    select
        user_id,
        min(lifecycle) as lifecycle
    from {{ ref('rpt_user_activity') }}
    group by user_id
    having count(*) = 1
),

differing as (
    select
        users.user_id,
        users.status || ' and ' || activity.lifecycle as what
    from users
    inner join activity
        on users.user_id = activity.user_id
    where users.status != 'deactivated' and users.status != activity.lifecycle
),

week_sums as (
    select week, sum(events) as events
    from {{ ref('entity_users_weekly') }}
    group by week
),

-- Without people whom no list knows, and what comes in after an account was closed.
used_weeks as (
    select
        cast(date_trunc('week', engagement.date) as date) as week,
        sum(engagement.event_count) as events
    from {{ ref('fct_user_engagement_daily') }} as engagement
    inner join users
        on engagement.user_id = users.user_id
    where
        (users.deactivated_date is null or engagement.date <= users.deactivated_date)
        and {{ is_tested('engagement.date', ref('fct_user_engagement_daily')) }}
    group by 1
),

lost as (
    select
        cast(used_weeks.week as varchar) as user_id,
        'events of the week: ' || cast(used_weeks.events as varchar) || ' and ' || cast(coalesce(week_sums.events, 0) as varchar) as what
    from used_weeks
    left join week_sums
        on used_weeks.week = week_sums.week
    where coalesce(week_sums.events, 0) < used_weeks.events
)

select * from differing
union all
select * from lost
