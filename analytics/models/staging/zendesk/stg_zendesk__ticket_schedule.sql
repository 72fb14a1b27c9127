with

source_rows as (
    {{ source_columns('zendesk', 'ticket_schedule', [
        ['ticket_id', 'varchar'],
        ['schedule_id', 'varchar'],
        ['created_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

named as (
    select
        ticket_id,
        schedule_id,
        created_at as applied_at,
        _fivetran_synced as synced_at
    from source_rows
    where ticket_id is not null and schedule_id is not null and created_at is not null
),

final as (
    {{ latest_per_key('named', ['ticket_id', 'applied_at'], ['synced_at desc nulls last', 'schedule_id']) }}
)

select * from final
