with

source_rows as (
    {{ source_columns('zendesk', 'ticket_chat', [
        ['chat_id', 'varchar'],
        ['ticket_id', 'varchar'],
        ['user_id', 'varchar'],
        ['conversation_id', 'varchar'],
        ['channel', 'varchar'],
        ['initiator', 'varchar'],
        ['_fivetran_deleted', 'boolean'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['chat_id'], [
        '_fivetran_synced desc nulls last',
        'channel',
        'initiator',
    ]) }}
),

final as (
    select
        chat_id,
        ticket_id,
        user_id,
        conversation_id,
        lower(channel) as channel,
        initiator,
        _fivetran_synced as synced_at
    from latest_rows
    where chat_id is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
