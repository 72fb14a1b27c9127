with

source_rows as (
    {{ source_columns('zendesk', 'user', [
        ['id', 'varchar'],
        ['external_id', 'varchar'],
        ['organization_id', 'varchar'],
        ['name', 'varchar'],
        ['email', 'varchar'],
        ['role', 'varchar'],
        ['time_zone', 'varchar'],
        ['active', 'boolean'],
        ['suspended', 'boolean'],
        ['created_at', 'timestamp'],
        ['updated_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], [
        'updated_at desc nulls last', '_fivetran_synced desc nulls last', 'email', 'name'
    ]) }}
),

final as (
    select
        id as user_id,
        external_id,
        organization_id,
        name as user_name,
        lower(email) as email,
        lower(role) as role,
        time_zone,
        coalesce(active, true) and not coalesce(suspended, false) as is_active,
        coalesce(lower(role) in ('agent', 'admin'), false) as is_agent,
        created_at,
        updated_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null
)

select * from final
