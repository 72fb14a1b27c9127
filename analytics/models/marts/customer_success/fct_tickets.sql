with

tickets as (
    select * from {{ ref('stg_zendesk__ticket') }}
    where not is_deleted
),

replies as (
    select * from {{ ref('int_tickets__replied') }}
),

statuses as (
    select * from {{ ref('int_ticket_statuses__resolved') }}
),

sla_days as (
    select * from {{ ref('int_ticket_sla_days__decided') }}
    where is_latest
),

ratings as (
    select * from {{ ref('stg_zendesk__satisfaction_rating') }}
    where score in ('good', 'bad')
),

source_customers as (
    select * from {{ ref('map_source_to_customer') }}
    where source_system = 'zendesk'
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

sla_states as (
    select
        ticket_id,
        {%- for metric in ['first_reply_time', 'full_resolution_time'] %}
        max(case when metric = '{{ metric }}' then state end) as {{ metric }}_state,
        max(case when metric = '{{ metric }}' then target_seconds end) as {{ metric }}_target_seconds,
        max(case when metric = '{{ metric }}' then elapsed_seconds end) as {{ metric }}_elapsed_seconds
        {{- ',' if not loop.last }}
        {%- endfor %}
    from sla_days
    group by ticket_id
),

last_ratings as (
    {{ latest_per_key('ratings', ['ticket_id'], ['updated_at desc nulls last', 'rating_id']) }}
),

final as (
    select
        tickets.ticket_id,
        source_customers.customer_id,
        replies.organization_id,
        tickets.requester_id,
        tickets.assignee_id,
        tickets.group_id,
        tickets.subject,
        tickets.ticket_type,
        tickets.channel,
        tickets.status,
        tickets.priority,
        customers.segment,
        sla_states.first_reply_time_state as first_reply_state,
        sla_states.full_resolution_time_state as full_resolution_state,
        last_ratings.score as satisfaction_score,
        replies.reply_count,
        resolutions.reopen_count,
        sla_states.first_reply_time_target_seconds as first_reply_target_seconds,
        sla_states.first_reply_time_elapsed_seconds as first_reply_elapsed_seconds,
        sla_states.full_resolution_time_target_seconds as full_resolution_target_seconds,
        sla_states.full_resolution_time_elapsed_seconds as full_resolution_elapsed_seconds,
        coalesce(tickets.status not in ('solved', 'closed'), true) as is_open,
        tickets.created_at,
        replies.first_reply_at,
        resolutions.resolved_at,
        tickets.updated_at
    from tickets
    inner join replies
        on tickets.ticket_id = replies.ticket_id
    left join resolutions
        on tickets.ticket_id = resolutions.ticket_id
    left join sla_states
        on tickets.ticket_id = sla_states.ticket_id
    left join last_ratings
        on tickets.ticket_id = last_ratings.ticket_id
    left join source_customers
        on replies.organization_id = source_customers.source_id
    left join customers
        on source_customers.customer_id = customers.customer_id
)

select * from final
