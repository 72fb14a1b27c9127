with

source_rows as (
    {{ source_columns('iterable', 'user_unsubscribed_channel', [
        ['channel_id', 'varchar'],
        ['_fivetran_id', 'varchar'],
        ['_fivetran_deleted', 'boolean'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['_fivetran_id', 'channel_id'], [
        '_fivetran_synced desc nulls last',
    ]) }}
),

final as (
    select
        channel_id,
        _fivetran_id as person_key,
        _fivetran_synced as synced_at
    from latest_rows
    where _fivetran_id is not null and channel_id is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
