with

source_rows as (
    {{ source_columns('iterable', 'message_type', [
        ['id', 'varchar'],
        ['channel_id', 'varchar'],
        ['name', 'varchar'],
        ['subscription_policy', 'varchar'],
        ['_fivetran_deleted', 'boolean'],
        ['created_at', 'timestamp'],
        ['updated_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], [
        'updated_at desc nulls last',
        '_fivetran_synced desc nulls last',
        'name',
        'subscription_policy',
    ]) }}
),

final as (
    select
        id as message_type_id,
        channel_id,
        name as message_type_name,
        subscription_policy,
        coalesce(_fivetran_deleted, false) as is_deleted,
        created_at,
        updated_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null
)

select * from final
