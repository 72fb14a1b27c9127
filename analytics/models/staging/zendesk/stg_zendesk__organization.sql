with

source_rows as (
    {{ source_columns('zendesk', 'organization', [
        ['id', 'varchar'],
        ['external_id', 'varchar'],
        ['group_id', 'varchar'],
        ['name', 'varchar'],
        ['_fivetran_deleted', 'boolean'],
        ['created_at', 'timestamp'],
        ['updated_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], [
        'updated_at desc nulls last', '_fivetran_synced desc nulls last', 'name', 'external_id'
    ]) }}
),

final as (
    select
        id as organization_id,
        external_id,
        group_id,
        name as organization_name,
        coalesce(_fivetran_deleted, false) as is_deleted,
        created_at,
        updated_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null
)

select * from final
