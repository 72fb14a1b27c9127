with

source_rows as (
    {{ source_columns('hubspot', 'email_event_sent', [
        ['id', 'varchar'],
        ['subject', 'varchar'],
        ['from_address', 'varchar', ['from']],
        ['reply_to', 'varchar'],
        ['_fivetran_deleted', 'boolean'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], [
        '_fivetran_synced desc nulls last',
        'subject',
        'from_address',
    ]) }}
),

final as (
    select
        id as email_event_id,
        subject,
        lower(from_address) as sender,
        lower(reply_to) as reply_to,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
