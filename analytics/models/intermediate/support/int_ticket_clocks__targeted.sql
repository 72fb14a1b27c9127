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
    select distinct
        ticket_id,
        metric,
        is_stopped,
        ticket_fingerprint,
        started_at,
        measured_at,
        in_force_at
    from ({{ of_open_tickets(ref('int_ticket_clocks__dated'), condition='is_measurable') }}) as dated
),

priorities as (
    {{ of_open_tickets(ref('int_ticket_fields__versioned'), condition="field_name = 'priority'") }}
),

policies as (
    select
        *,
        lead(applied_at) over (partition by ticket_id order by applied_at) as replaced_at
    from {{ ref('stg_zendesk__ticket_sla_policy') }}
),

targets as (
    select * from {{ ref('int_sla_targets__versioned') }}
),

final as (
    select
        clocks.ticket_id,
        policies.sla_policy_id,
        clocks.metric,
        priorities.field_value as priority,
        targets.target_seconds,
        clocks.is_stopped,
        targets.is_business_time,
        clocks.ticket_fingerprint,
        clocks.started_at,
        clocks.measured_at
    from clocks
    inner join priorities
        on clocks.ticket_id = priorities.ticket_id
        and clocks.in_force_at >= priorities.valid_from
        and (clocks.in_force_at < priorities.valid_to or priorities.valid_to is null)
    inner join policies
        on clocks.ticket_id = policies.ticket_id
        and clocks.in_force_at >= policies.applied_at
        and (clocks.in_force_at < policies.replaced_at or policies.replaced_at is null)
    inner join targets
        on policies.sla_policy_id = targets.sla_policy_id
        and clocks.metric = targets.metric
        and priorities.field_value = targets.priority
        and (clocks.in_force_at >= targets.valid_from or targets.valid_from is null)
        and (clocks.in_force_at < targets.valid_to or targets.valid_to is null)
)

select * from final
