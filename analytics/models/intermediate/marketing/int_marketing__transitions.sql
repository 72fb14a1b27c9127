with

paths as (
    select * from {{ ref('int_marketing__paths') }}
),

-- Staying in a channel leads nowhere else: it does not change where a path ends.
steps as (
    select
        path_id,
        touch_number,
        is_converted,
        channel as to_state,
        coalesce(lag(channel) over (partition by path_id order by touch_number), 'start') as from_state
    from paths
),

ends as (
    select
        channel as from_state,
        case when is_converted then 'conversion' else 'nothing' end as to_state
    from paths
    where touch_number = touch_count
),

counted as (
    select
        from_state,
        to_state
    from steps
    where from_state != to_state
    union all
    select
        from_state,
        to_state
    from ends
),

final as (
    select
        from_state,
        to_state,
        count(*) as transitions
    from counted
    group by from_state, to_state
)

select * from final
