with

tickets as (
    select * from {{ ref('stg_zendesk__ticket') }}
    where not is_deleted
),

comments as (
    select * from {{ ref('stg_zendesk__ticket_comment') }}
),

users as (
    select * from {{ ref('stg_zendesk__user') }}
),

-- The comment with which an agent opens a ticket is no reply.
agent_replies as (
    select
        comments.ticket_id,
        comments.user_id,
        comments.created_at,
        greatest(comments.created_at, comments.synced_at) as known_at
    from comments
    inner join users
        on comments.user_id = users.user_id
    inner join tickets
        on comments.ticket_id = tickets.ticket_id
    where
        comments.is_public
        and users.is_agent
        and comments.created_at > tickets.created_at
),

first_replies as (
    select
        ticket_id,
        min(created_at) as first_reply_at,
        min_by(known_at, created_at) as first_reply_known_at,
        count(*) as reply_count
    from agent_replies
    group by ticket_id
),

final as (
    select
        tickets.ticket_id,
        coalesce(tickets.organization_id, users.organization_id) as organization_id,
        coalesce(first_replies.reply_count, 0) as reply_count,
        tickets.created_at,
        first_replies.first_reply_at,
        first_replies.first_reply_known_at
    from tickets
    left join users
        on tickets.requester_id = users.user_id
    left join first_replies
        on tickets.ticket_id = first_replies.ticket_id
)

select * from final
