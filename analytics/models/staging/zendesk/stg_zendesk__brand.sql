with

source_rows as (
    {{ source_columns('zendesk', 'brand', [
        ['id', 'varchar'],
        ['name', 'varchar'],
        ['subdomain', 'varchar'],
        ['active', 'boolean'],
        ['default_brand', 'boolean', ['default']],
        ['_fivetran_deleted', 'boolean'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], [
        '_fivetran_synced desc nulls last',
        'name',
        'subdomain',
    ]) }}
),

final as (
    select
        id as brand_id,
        name as brand_name,
        subdomain,
        coalesce(active, true) as is_active,
        coalesce(default_brand, false) as is_default,
        coalesce(_fivetran_deleted, false) as is_deleted,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null
)

select * from final
