{%- set promises = ['first_reply', 'next_reply', 'requester_wait', 'agent_work', 'full_resolution'] -%}

with

tickets as (
    select * from {{ ref('int_tickets__unified') }}
    where not is_deleted
),

measured as (
    select * from {{ ref('int_tickets__measured') }}
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
        {%- for name in promises %}
        measured.{{ name }}_state,
        {%- endfor %}
        last_ratings.score as satisfaction_score,
        measured.reply_count,
        measured.reopen_count,
        measured.question_count,
        {%- for name in promises %}
        measured.{{ name }}_target_seconds,
        measured.{{ name }}_elapsed_seconds,
        {%- endfor %}
        measured.first_reply_calendar_seconds,
        measured.first_reply_business_seconds,
        measured.longest_next_reply_calendar_seconds,
        measured.longest_next_reply_business_seconds,
        measured.full_resolution_calendar_seconds,
        measured.full_resolution_business_seconds,
        measured.requester_wait_calendar_seconds,
        measured.requester_wait_business_seconds,
        measured.agent_work_calendar_seconds,
        measured.agent_work_business_seconds,
        coalesce(tickets.status not in ('solved', 'closed'), true) as is_open,
        tickets.created_at,
        measured.first_reply_at,
        measured.resolved_at,
        coalesce(last_ratings.updated_at, last_ratings.created_at) as rated_at,
        tickets.updated_at
    from tickets
    inner join measured
        on tickets.ticket_id = measured.ticket_id
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
