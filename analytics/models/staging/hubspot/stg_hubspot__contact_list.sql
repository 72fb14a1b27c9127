with

source_rows as (
    {{ source_columns('hubspot', 'contact_list', [
        ['id', 'varchar'],
        ['name', 'varchar'],
        ['processing_type', 'varchar'],
        ['_fivetran_deleted', 'boolean'],
        ['deleted', 'boolean'],
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
        'processing_type',
    ]) }}
),

final as (
    select
        id as contact_list_id,
        name as list_name,
        upper(processing_type) as processing_type,
        coalesce(_fivetran_deleted, false) or coalesce(deleted, false) as is_deleted,
        created_at,
        updated_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null
)

select * from final
