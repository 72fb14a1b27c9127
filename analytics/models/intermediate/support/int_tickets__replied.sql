with

tickets as (
    select * from {{ ref('int_tickets__unified') }}
    where not is_deleted
),

messages as (
    select * from {{ ref('int_ticket_messages__unified') }}
),

first_replies as (
    select
        ticket_id,
        min(created_at) as first_reply_at,
        {{ value_at_lowest('known_at', 'created_at') }} as first_reply_known_at,
        count(*) as reply_count
    from messages
    where author = 'agent' and is_public
    group by ticket_id
),

final as (
    select
        tickets.ticket_id,
        tickets.organization_id,
        coalesce(first_replies.reply_count, 0) as reply_count,
        tickets.created_at,
        first_replies.first_reply_at,
        first_replies.first_reply_known_at
    from tickets
    left join first_replies
        on tickets.ticket_id = first_replies.ticket_id
)

select * from final
