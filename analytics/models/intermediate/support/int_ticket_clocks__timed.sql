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
    select
        opened.*,
        case when is_stopped then measured_at else {{ moment_before('measured_at') }} end as in_force_at
    from ({{ of_open_tickets(ref('int_ticket_clocks__opened')) }}) as opened
),

spans as (
    {{ of_open_tickets(ref('int_ticket_clock_spans__measured')) }}
),

-- Open ends are far ends: a join on whether there is an end compares each row with each.
priorities as (
    select
        ticket_id,
        field_value,
        valid_from,
        coalesce(valid_to, timestamp '9999-12-31 00:00:00') as valid_to
    from ({{ of_open_tickets(ref('int_ticket_fields__versioned'), condition="field_name = 'priority'") }}) as fields
),

policies as (
    select
        *,
        coalesce(
            lead(applied_at) over (partition by ticket_id order by applied_at),
            timestamp '9999-12-31 00:00:00'
        ) as replaced_at
    from {{ ref('stg_zendesk__ticket_sla_policy') }}
),

targets as (
    select
        sla_policy_id,
        metric,
        priority,
        target_seconds,
        is_business_time,
        coalesce(valid_from, timestamp '0001-01-01 00:00:00') as valid_from,
        coalesce(valid_to, timestamp '9999-12-31 00:00:00') as valid_to
    from {{ ref('int_sla_targets__versioned') }}
),

times as (
    select
        ticket_id,
        metric,
        clock_number,
        sum(calendar_seconds) as elapsed_seconds,
        coalesce(sum(calendar_seconds) filter (where is_running), 0) as running_seconds,
        coalesce(sum(calendar_seconds) filter (where not is_running), 0) as paused_seconds,
        sum(business_seconds) as business_seconds
    from spans
    group by ticket_id, metric, clock_number
),

-- Priority, policy and target are those in force when the clock stopped, or now while it runs.
targeted as (
    select
        clocks.ticket_id,
        clocks.metric,
        clocks.clock_number,
        clocks.is_stopped,
        clocks.ticket_fingerprint,
        clocks.started_at,
        clocks.measured_at,
        times.elapsed_seconds,
        times.running_seconds,
        times.paused_seconds,
        times.business_seconds,
        priorities.field_value as priority,
        targets.sla_policy_id,
        targets.target_seconds,
        targets.is_business_time,
        case
            when targets.is_business_time then times.business_seconds
            when not targets.is_business_time then times.running_seconds
        end as counted_seconds
    from clocks
    inner join times
        on clocks.ticket_id = times.ticket_id
        and clocks.metric = times.metric
        and clocks.clock_number = times.clock_number
    left join priorities
        on clocks.ticket_id = priorities.ticket_id
        and clocks.in_force_at >= priorities.valid_from
        and clocks.in_force_at < priorities.valid_to
    left join policies
        on clocks.ticket_id = policies.ticket_id
        and clocks.in_force_at >= policies.applied_at
        and clocks.in_force_at < policies.replaced_at
    left join targets
        on policies.sla_policy_id = targets.sla_policy_id
        and clocks.metric = targets.metric
        and priorities.field_value = targets.priority
        and clocks.in_force_at >= targets.valid_from
        and clocks.in_force_at < targets.valid_to
),

final as (
    select
        ticket_id,
        metric,
        clock_number,
        sla_policy_id,
        priority,
        case
            when target_seconds is null or counted_seconds is null then null
            when counted_seconds > target_seconds then 'breached'
            when is_stopped then 'met'
            else 'running'
        end as state,
        target_seconds,
        cast(elapsed_seconds as bigint) as elapsed_seconds,
        cast(running_seconds as bigint) as running_seconds,
        cast(paused_seconds as bigint) as paused_seconds,
        cast(business_seconds as bigint) as business_seconds,
        cast(counted_seconds as bigint) as counted_seconds,
        is_stopped,
        is_business_time,
        ticket_fingerprint,
        started_at,
        measured_at
    from targeted
)

select * from final
