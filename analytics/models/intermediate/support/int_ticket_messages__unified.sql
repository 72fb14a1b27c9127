with

tickets as (
    select * from {{ ref('int_tickets__unified') }}
),

comments as (
    select * from {{ ref('stg_zendesk__ticket_comment') }}
),

users as (
    select * from {{ ref('stg_zendesk__user') }}
),

hubspot_tickets as (
    select * from {{ ref('stg_hubspot__ticket') }}
),

-- Of HubSpot only the first reply is known.
combined as (
    select
        comments.comment_id as message_id,
        comments.ticket_id,
        case when users.is_agent then 'agent' else 'requester' end as author,
        comments.is_public,
        comments.created_at,
        {{ greatest_of(['comments.created_at', 'comments.synced_at']) }} as known_at
    from comments
    inner join users
        on comments.user_id = users.user_id
    union all
    select
        {{ hubspot_ticket_key('hubspot_ticket_id') }} as message_id,
        {{ hubspot_ticket_key('hubspot_ticket_id') }} as ticket_id,
        'agent' as author,
        true as is_public,
        first_replied_at as created_at,
        {{ greatest_of(['first_replied_at', 'synced_at']) }} as known_at
    from hubspot_tickets
    where first_replied_at is not null
),

-- The comment with which an agent opens a ticket is no reply.
final as (
    select combined.*
    from combined
    inner join tickets
        on combined.ticket_id = tickets.ticket_id
    where combined.author = 'requester' or combined.created_at > tickets.created_at
)

select * from final
