with

periods as (
    select * from {{ ref('int_schedules__expanded') }}
),

reached as (
    select
        *,
        max(ends_at) over (
            partition by schedule_id
            order by starts_at, ends_at
            rows between unbounded preceding and 1 preceding
        ) as reached_at
    from periods
    where starts_at < ends_at
),

-- Periods that touch or overlap become one, so that no second counts twice.
numbered as (
    select
        *,
        sum(case when reached_at is null or starts_at > reached_at then 1 else 0 end) over (
            partition by schedule_id
            order by starts_at, ends_at
            rows between unbounded preceding and current row
        ) as period_number
    from reached
),

merged as (
    select
        schedule_id,
        period_number,
        min(starts_at) as starts_at,
        max(ends_at) as ends_at
    from numbered
    group by schedule_id, period_number
),

final as (
    select
        schedule_id,
        {{ seconds_between('starts_at', 'ends_at') }} as period_seconds,
        coalesce(sum({{ seconds_between('starts_at', 'ends_at') }}) over (
            partition by schedule_id
            order by starts_at
            rows between unbounded preceding and 1 preceding
        ), 0) as seconds_before,
        starts_at,
        ends_at
    from merged
)

select * from final
