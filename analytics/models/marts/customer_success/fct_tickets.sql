{%- set metrics = {
    'first_reply_time': 'first_reply',
    'next_reply_time': 'next_reply',
    'requester_wait_time': 'requester_wait',
    'agent_work_time': 'agent_work',
    'full_resolution_time': 'full_resolution',
} -%}

with

tickets as (
    select * from {{ ref('int_tickets__unified') }}
    where not is_deleted
),

replies as (
    select * from {{ ref('int_tickets__replied') }}
),

statuses as (
    select * from {{ ref('int_ticket_statuses__resolved') }}
),

clocks as (
    select * from {{ ref('int_ticket_clocks__timed') }}
),

ratings as (
    select * from {{ ref('stg_zendesk__satisfaction_rating') }}
    where score in ('good', 'bad')
),

source_customers as (
    select * from {{ ref('map_source_to_customer') }}
    where source_system in ('zendesk', 'hubspot')
),

customers as (
    select * from {{ ref('dim_customer_current') }}
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

last_ratings as (
    {{ latest_per_key('ratings', ['ticket_id'], ['updated_at desc nulls last', 'rating_id']) }}
),

final as (
    select
        tickets.ticket_id,
        tickets.source_system,
        source_customers.customer_id,
        tickets.organization_id,
        tickets.requester_id,
        tickets.assignee_id,
        tickets.group_id,
        tickets.subject,
        tickets.ticket_type,
        tickets.channel,
        tickets.status,
        tickets.priority,
        customers.segment,
        {%- for name in metrics.values() %}
        coalesce(times.{{ name }}_breached, times.{{ name }}_unbroken) as {{ name }}_state,
        {%- endfor %}
        last_ratings.score as satisfaction_score,
        replies.reply_count,
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
        coalesce(tickets.status not in ('solved', 'closed'), true) as is_open,
        tickets.created_at,
        replies.first_reply_at,
        resolutions.resolved_at,
        coalesce(last_ratings.updated_at, last_ratings.created_at) as rated_at,
        tickets.updated_at
    from tickets
    inner join replies
        on tickets.ticket_id = replies.ticket_id
    left join resolutions
        on tickets.ticket_id = resolutions.ticket_id
    left join times
        on tickets.ticket_id = times.ticket_id
    left join last_ratings
        on tickets.ticket_id = last_ratings.ticket_id
    left join source_customers
        on tickets.source_system = source_customers.source_system
        and tickets.organization_id = source_customers.source_id
    left join customers
        on source_customers.customer_id = customers.customer_id
)

select * from final
-- One customer is asked for at a time: its rows lie together.
order by customer_id
