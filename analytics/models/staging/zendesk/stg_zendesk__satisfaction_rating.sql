with

source_rows as (
    {{ source_columns('zendesk', 'satisfaction_rating', [
        ['id', 'varchar'],
        ['ticket_id', 'varchar'],
        ['requester_id', 'varchar'],
        ['assignee_id', 'varchar'],
        ['score', 'varchar'],
        ['comment', 'varchar'],
        ['_fivetran_deleted', 'boolean'],
        ['created_at', 'timestamp'],
        ['updated_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], [
        'updated_at desc nulls last', '_fivetran_synced desc nulls last', 'score'
    ]) }}
),

final as (
    select
        id as rating_id,
        ticket_id,
        requester_id,
        assignee_id,
        lower(score) as score,
        comment as rating_comment,
        created_at,
        updated_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null and ticket_id is not null and created_at is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
