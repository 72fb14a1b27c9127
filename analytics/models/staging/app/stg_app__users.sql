with

source_rows as (
    {{ source_columns('app', 'users', [
        ['user_id', 'varchar'],
        ['account_id', 'varchar'],
        ['email', 'varchar'],
        ['name', 'varchar'],
        ['role', 'varchar'],
        ['is_champion', 'boolean'],
        ['_fivetran_deleted', 'boolean'],
        ['created_at', 'timestamp'],
        ['updated_at', 'timestamp'],
        ['deactivated_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['user_id'], [
        'updated_at desc nulls last',
        '_fivetran_synced desc nulls last',
        'name',
    ]) }}
),

final as (
    select
        user_id as app_user_id,
        account_id as app_account_id,
        lower(email) as email,
        name as user_name,
        role,
        coalesce(is_champion, false) as is_champion,
        coalesce(_fivetran_deleted, false) as is_deleted,
        created_at,
        coalesce(updated_at, created_at) as updated_at,
        deactivated_at,
        _fivetran_synced as synced_at
    from latest_rows
    where user_id is not null
)

select * from final
