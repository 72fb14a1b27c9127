with

source_rows as (
    {{ source_columns('hubspot', 'property', [
        ['_fivetran_id', 'varchar'],
        ['hubspot_object', 'varchar'],
        ['name', 'varchar'],
        ['label', 'varchar'],
        ['type', 'varchar'],
        ['hubspot_defined', 'boolean'],
        ['_fivetran_deleted', 'boolean'],
        ['created_at', 'timestamp'],
        ['updated_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['_fivetran_id'], [
        'updated_at desc nulls last',
        '_fivetran_synced desc nulls last',
        'hubspot_object',
        'name',
    ]) }}
),

final as (
    select
        _fivetran_id as property_id,
        lower(hubspot_object) as object_type,
        name as property_name,
        label as property_label,
        lower(type) as property_type,
        coalesce(hubspot_defined, false) as is_defined_by_hubspot,
        created_at,
        updated_at,
        _fivetran_synced as synced_at
    from latest_rows
    where _fivetran_id is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
