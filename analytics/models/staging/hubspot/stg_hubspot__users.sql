with

source_rows as (
    {{ source_columns('hubspot', 'users', [
        ['id', 'varchar'],
        ['primary_team_id', 'varchar'],
        ['role_id', 'varchar'],
        ['email', 'varchar'],
        ['first_name', 'varchar'],
        ['last_name', 'varchar'],
        ['_fivetran_deleted', 'boolean'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], [
        '_fivetran_synced desc nulls last',
        'email',
        'first_name',
    ]) }}
),

final as (
    select
        id as hubspot_user_id,
        primary_team_id,
        role_id,
        lower(email) as email,
        first_name,
        last_name,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
