with

source_rows as (
    {{ source_columns('hubspot', 'email_event_dropped', [
        ['id', 'varchar'],
        ['drop_reason', 'varchar'],
        ['drop_message', 'varchar'],
        ['subject', 'varchar'],
        ['_fivetran_deleted', 'boolean'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], [
        '_fivetran_synced desc nulls last',
        'drop_reason',
        'drop_message',
    ]) }}
),

final as (
    select
        id as email_event_id,
        upper(drop_reason) as drop_reason,
        drop_message,
        subject,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
