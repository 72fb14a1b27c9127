{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='append_new_columns',
    pre_hook='{{ remove_changed_tickets() }}'
) }}

with

open_tickets as (
    {{ open_tickets() }}
),

clock_days as (
    {{ of_open_tickets(ref('int_ticket_clocks__dated')) }}
),

measured as (
    {{ of_open_tickets(ref('int_ticket_clocks__measured')) }}
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
        clock_days.ticket_fingerprint,
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
