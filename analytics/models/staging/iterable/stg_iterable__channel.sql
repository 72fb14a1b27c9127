with

source_rows as (
    {{ source_columns('iterable', 'channel', [
        ['id', 'varchar'],
        ['name', 'varchar'],
        ['channel_type', 'varchar'],
        ['message_medium', 'varchar'],
        ['_fivetran_deleted', 'boolean'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], [
        '_fivetran_synced desc nulls last',
        'name',
        'channel_type',
    ]) }}
),

final as (
    select
        id as channel_id,
        name as channel_name,
        lower(channel_type) as channel_type,
        lower(message_medium) as medium,
        coalesce(_fivetran_deleted, false) as is_deleted,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null
)

select * from final
