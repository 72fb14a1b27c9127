with

source_rows as (
    {{ source_columns('zendesk', 'ticket_comment', [
        ['id', 'varchar'],
        ['ticket_id', 'varchar'],
        ['user_id', 'varchar'],
        ['public', 'boolean'],
        ['_fivetran_deleted', 'boolean'],
        ['created', 'timestamp', ['created_at']],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], ['_fivetran_synced desc nulls last', 'created', 'user_id']) }}
),

final as (
    select
        id as comment_id,
        ticket_id,
        user_id,
        coalesce("public", true) as is_public,
        created as created_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null and ticket_id is not null and created is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
