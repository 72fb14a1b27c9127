with

source_rows as (
    {{ source_columns('zendesk', 'ticket_chat_event', [
        ['chat_id', 'varchar'],
        ['actor_id', 'varchar'],
        ['type', 'varchar'],
        ['status', 'varchar'],
        ['chat_index', 'bigint'],
        ['_fivetran_deleted', 'boolean'],
        ['created_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['chat_id', 'chat_index', 'created_at'], [
        '_fivetran_synced desc nulls last',
        'type',
        'status',
    ]) }}
),

final as (
    select
        chat_id,
        actor_id,
        type as event_type,
        status as event_status,
        chat_index as event_index,
        created_at,
        _fivetran_synced as synced_at
    from latest_rows
    where chat_id is not null and created_at is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
