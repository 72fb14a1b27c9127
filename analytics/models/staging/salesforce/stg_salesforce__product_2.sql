with

source_rows as (
    {{ source_columns('salesforce', 'product_2', [
        ['id', 'varchar'],
        ['product_code', 'varchar'],
        ['name', 'varchar'],
        ['family', 'varchar'],
        ['is_active', 'boolean'],
        ['is_deleted', 'boolean'],
        ['_fivetran_deleted', 'boolean'],
        ['_fivetran_active', 'boolean'],
        ['created_date', 'timestamp'],
        ['last_modified_date', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], [
        'coalesce(_fivetran_active, true) desc',
        'coalesce(last_modified_date, _fivetran_synced) desc nulls last',
        'product_code',
        'name',
    ]) }}
),

final as (
    select
        id as product_id,
        upper(product_code) as product_code,
        name as product_name,
        family as product_family,
        coalesce(is_active, false) as is_active,
        coalesce(is_deleted, false) or coalesce(_fivetran_deleted, false) as is_deleted,
        coalesce(created_date, _fivetran_synced) as created_at,
        coalesce(last_modified_date, _fivetran_synced) as updated_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null
)

select * from final
