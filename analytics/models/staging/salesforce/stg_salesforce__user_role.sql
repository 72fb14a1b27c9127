with

source_rows as (
    {{ source_columns('salesforce', 'user_role', [
        ['id', 'varchar'],
        ['parent_role_id', 'varchar'],
        ['name', 'varchar'],
        ['_fivetran_deleted', 'boolean'],
        ['_fivetran_active', 'boolean'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], [
        'coalesce(_fivetran_active, true) desc',
        '_fivetran_synced desc nulls last',
        'name',
        'parent_role_id',
    ]) }}
),

final as (
    select
        id as user_role_id,
        parent_role_id as parent_user_role_id,
        name as role_name,
        coalesce(_fivetran_deleted, false) as is_deleted,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null
)

select * from final
