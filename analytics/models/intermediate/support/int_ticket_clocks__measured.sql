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

clocks as (
    {{ of_open_tickets(ref('int_ticket_clocks__targeted')) }}
),

ticket_schedules as (
    {{ of_open_tickets(ref('int_ticket_schedules__versioned')) }}
),

periods as (
    select * from {{ ref('int_business_periods__accumulated') }}
),

business_clocks as (
    select * from clocks
    where is_business_time
),

business_time as (
    {{ business_time('business_clocks', ['ticket_id', 'metric', 'is_stopped', 'measured_at'], 'started_at', 'measured_at') }}
),

elapsed as (
    select
        clocks.*,
        case
            when clocks.is_business_time then business_time.business_seconds
            else {{ seconds_between('clocks.started_at', 'clocks.measured_at') }}
        end as elapsed_seconds
    from clocks
    left join business_time
        on clocks.ticket_id = business_time.ticket_id
        and clocks.metric = business_time.metric
        and clocks.is_stopped = business_time.is_stopped
        and clocks.measured_at = business_time.measured_at
),

final as (
    select
        ticket_id,
        sla_policy_id,
        metric,
        priority,
        case
            when elapsed_seconds > target_seconds then 'breached'
            when is_stopped then 'met'
            else 'running'
        end as state,
        target_seconds,
        cast(elapsed_seconds as bigint) as elapsed_seconds,
        is_stopped,
        is_business_time,
        ticket_fingerprint,
        started_at,
        measured_at
    from elapsed
    where elapsed_seconds is not null
)

select * from final
