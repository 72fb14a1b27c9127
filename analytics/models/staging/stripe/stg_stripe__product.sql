with

source_rows as (
    {{ source_columns('stripe', 'product', [
        ['id', 'varchar'],
        ['name', 'varchar'],
        ['metadata', 'varchar'],
        ['active', 'boolean'],
        ['is_deleted', 'boolean'],
        ['_fivetran_deleted', 'boolean'],
        ['created', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], [
        '_fivetran_synced desc nulls last',
        'name',
    ]) }}
),

final as (
    select
        id as product_id,
        name as product_name,
        coalesce(active, true) as is_active,
        coalesce(is_deleted, false) or coalesce(_fivetran_deleted, false) as is_deleted,
        created as created_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null
)

select * from final
