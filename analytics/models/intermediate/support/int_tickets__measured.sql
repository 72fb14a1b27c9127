{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='append_new_columns',
    pre_hook='{{ remove_changed_tickets() }}'
) }}
{%- set metrics = {
    'first_reply_time': 'first_reply',
    'next_reply_time': 'next_reply',
    'requester_wait_time': 'requester_wait',
    'agent_work_time': 'agent_work',
    'full_resolution_time': 'full_resolution',
} -%}

with

open_tickets as (
    {{ open_tickets() }}
),

tickets as (
    {{ of_open_tickets(ref('int_tickets__replied')) }}
),

statuses as (
    {{ of_open_tickets(ref('int_ticket_statuses__resolved')) }}
),

clocks as (
    {{ of_open_tickets(ref('int_ticket_clocks__timed')) }}
),

resolutions as (
    select
        ticket_id,
        greatest(count(distinct resolved_at) - 1, 0) as reopen_count,
        max(case when valid_to is null and is_observed then resolved_at end) as resolved_at
    from statuses
    group by ticket_id
),

-- Of several next replies the worst: broken before still waited for, before kept.
times as (
    select
        ticket_id,
        {%- for metric, name in metrics.items() %}
        min(state) filter (where metric = '{{ metric }}' and state = 'breached') as {{ name }}_breached,
        max(state) filter (where metric = '{{ metric }}' and state <> 'breached') as {{ name }}_unbroken,
        max(target_seconds) filter (where metric = '{{ metric }}') as {{ name }}_target_seconds,
        max(counted_seconds) filter (where metric = '{{ metric }}' and target_seconds is not null)
            as {{ name }}_elapsed_seconds,
        max(running_seconds) filter (where metric = '{{ metric }}' and is_stopped) as {{ name }}_stopped_seconds,
        max(business_seconds) filter (where metric = '{{ metric }}' and is_stopped) as {{ name }}_stopped_business_seconds,
        max(running_seconds) filter (where metric = '{{ metric }}') as {{ name }}_seconds,
        max(business_seconds) filter (where metric = '{{ metric }}') as {{ name }}_business_seconds,
        {%- endfor %}
        count(*) filter (where metric = 'next_reply_time') as question_count
    from clocks
    group by ticket_id
),

final as (
    select
        tickets.ticket_id,
        {%- for name in metrics.values() %}
        coalesce(times.{{ name }}_breached, times.{{ name }}_unbroken) as {{ name }}_state,
        {%- endfor %}
        tickets.reply_count,
        resolutions.reopen_count,
        coalesce(times.question_count, 0) as question_count,
        {%- for name in metrics.values() %}
        times.{{ name }}_target_seconds,
        times.{{ name }}_elapsed_seconds,
        {%- endfor %}
        times.first_reply_stopped_seconds as first_reply_calendar_seconds,
        times.first_reply_stopped_business_seconds as first_reply_business_seconds,
        times.next_reply_stopped_seconds as longest_next_reply_calendar_seconds,
        times.next_reply_stopped_business_seconds as longest_next_reply_business_seconds,
        times.full_resolution_stopped_seconds as full_resolution_calendar_seconds,
        times.full_resolution_stopped_business_seconds as full_resolution_business_seconds,
        times.requester_wait_seconds as requester_wait_calendar_seconds,
        times.requester_wait_business_seconds,
        times.agent_work_seconds as agent_work_calendar_seconds,
        times.agent_work_business_seconds,
        open_tickets.ticket_fingerprint,
        tickets.first_reply_at,
        resolutions.resolved_at
    from tickets
    inner join open_tickets
        on tickets.ticket_id = open_tickets.ticket_id
    left join resolutions
        on tickets.ticket_id = resolutions.ticket_id
    left join times
        on tickets.ticket_id = times.ticket_id
)

select * from final
