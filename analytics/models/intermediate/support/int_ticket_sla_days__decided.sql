with

clock_days as (
    select * from {{ ref('int_ticket_clocks__dated') }}
),

measured as (
    select * from {{ ref('int_ticket_clocks__measured') }}
),

clock_states as (
    select
        clock_days.ticket_id,
        clock_days.metric,
        clock_days.date,
        measured.sla_policy_id,
        measured.priority,
        measured.state,
        measured.target_seconds,
        measured.elapsed_seconds,
        measured.is_stopped,
        measured.is_business_time,
        measured.started_at,
        measured.measured_at
    from clock_days
    inner join measured
        on clock_days.ticket_id = measured.ticket_id
        and clock_days.metric = measured.metric
        and clock_days.measured_at = measured.measured_at
        and clock_days.is_stopped = measured.is_stopped
),

final as (
    select
        *,
        state <> 'running' and state is distinct from lag(state) over (
            partition by ticket_id, metric
            order by date
        ) as is_decided_today,
        row_number() over (partition by ticket_id, metric order by date desc) = 1 as is_latest
    from clock_states
)

select * from final
