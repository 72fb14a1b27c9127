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

tickets as (
    {{ of_open_tickets(ref('int_tickets__replied')) }}
),

messages as (
    {{ of_open_tickets(ref('int_ticket_messages__unified'), condition='is_public') }}
),

statuses as (
    {{ of_open_tickets(ref('int_ticket_statuses__resolved')) }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

-- What is later than the last reported day has not happened yet.
present as (
    select
        tickets.ticket_id,
        tickets.created_at,
        cast({{ days_after('bounds.as_of_date', 1) }} as timestamp) as observed_until
    from tickets
    cross join bounds
    where tickets.created_at < cast({{ days_after('bounds.as_of_date', 1) }} as timestamp)
),

resolutions as (
    select
        present.ticket_id,
        max(case
            when statuses.is_resolved and (statuses.valid_to is null or statuses.valid_to >= present.observed_until)
                then statuses.resolved_at
        end) as resolved_at,
        bool_and(statuses.is_observed or statuses.status = 'new') as is_observed
    from present
    inner join statuses
        on present.ticket_id = statuses.ticket_id
        and statuses.valid_from < present.observed_until
    group by present.ticket_id
),

numbered as (
    select
        messages.ticket_id,
        messages.author,
        messages.created_at,
        count(case when messages.author = 'agent' then 1 end) over (
            partition by messages.ticket_id
            order by messages.created_at
            range between unbounded preceding and current row
        ) as replies_so_far
    from messages
    inner join present
        on messages.ticket_id = present.ticket_id
        and messages.created_at < present.observed_until
),

replies as (
    select
        ticket_id,
        replies_so_far as reply_number,
        min(created_at) as replied_at
    from numbered
    where author = 'agent'
    group by ticket_id, replies_so_far
),

questions as (
    select
        ticket_id,
        replies_so_far,
        min(created_at) as asked_at
    from numbered
    where author = 'requester' and replies_so_far > 0
    group by ticket_id, replies_so_far
),

first_replies as (
    select
        present.ticket_id,
        'first_reply_time' as metric,
        1 as clock_number,
        present.created_at as started_at,
        min(replies.replied_at) as stopped_at,
        true as is_measurable
    from present
    left join replies
        on present.ticket_id = replies.ticket_id
    group by present.ticket_id, present.created_at
),

-- From the oldest question that is not answered to the answer, or to the solution that needs none.
next_replies as (
    select
        questions.ticket_id,
        'next_reply_time' as metric,
        row_number() over (partition by questions.ticket_id order by questions.asked_at) as clock_number,
        questions.asked_at as started_at,
        coalesce(
            min(replies.replied_at),
            case when resolutions.resolved_at >= questions.asked_at then resolutions.resolved_at end
        ) as stopped_at,
        true as is_measurable
    from questions
    inner join resolutions
        on questions.ticket_id = resolutions.ticket_id
    left join replies
        on questions.ticket_id = replies.ticket_id
        and questions.replies_so_far < replies.reply_number
    group by questions.ticket_id, questions.asked_at, resolutions.resolved_at
),

-- Without a history it is not known when a resolved ticket was resolved, and in which status it was until then.
whole_lives as (
    {%- for metric in ['full_resolution_time', 'requester_wait_time', 'agent_work_time'] %}
    select
        present.ticket_id,
        '{{ metric }}' as metric,
        1 as clock_number,
        present.created_at as started_at,
        resolutions.resolved_at as stopped_at,
        resolutions.is_observed or resolutions.resolved_at is null as is_measurable
    from present
    inner join resolutions
        on present.ticket_id = resolutions.ticket_id
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

combined as (
    select * from first_replies
    union all
    select * from next_replies
    union all
    select * from whole_lives
),

final as (
    select
        combined.ticket_id,
        combined.metric,
        combined.clock_number,
        combined.stopped_at is not null as is_stopped,
        open_tickets.ticket_fingerprint,
        combined.started_at,
        coalesce(combined.stopped_at, present.observed_until) as measured_at
    from combined
    inner join present
        on combined.ticket_id = present.ticket_id
    inner join open_tickets
        on combined.ticket_id = open_tickets.ticket_id
    where combined.is_measurable
)

select * from final
