with

source_rows as (
    {{ source_columns('salesforce', 'user', [
        ['id', 'varchar'],
        ['manager_id', 'varchar'],
        ['name', 'varchar'],
        ['email', 'varchar'],
        ['title', 'varchar'],
        ['is_active', 'boolean'],
        ['_fivetran_deleted', 'boolean'],
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
        id as salesforce_user_id,
        manager_id as manager_user_id,
        name as user_name,
        lower(email) as email,
        title,
        coalesce(is_active, false) and not coalesce(_fivetran_deleted, false) as is_active,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null
)

select * from final
