with

source_rows as (
    {{ source_columns('hubspot', 'owner', [
        ['owner_id', 'varchar'],
        ['active_user_id', 'varchar', ['user_id']],
        ['type', 'varchar'],
        ['email', 'varchar'],
        ['first_name', 'varchar'],
        ['last_name', 'varchar'],
        ['is_active', 'boolean'],
        ['_fivetran_deleted', 'boolean'],
        ['created_at', 'timestamp'],
        ['updated_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['owner_id'], [
        'updated_at desc nulls last',
        '_fivetran_synced desc nulls last',
        'type',
        'email',
    ]) }}
),

final as (
    select
        owner_id as hubspot_owner_id,
        active_user_id as hubspot_user_id,
        lower(type) as owner_type,
        lower(email) as email,
        first_name,
        last_name,
        coalesce(is_active, true) and not coalesce(_fivetran_deleted, false) as is_active,
        created_at,
        updated_at,
        _fivetran_synced as synced_at
    from latest_rows
    where owner_id is not null
)

select * from final
