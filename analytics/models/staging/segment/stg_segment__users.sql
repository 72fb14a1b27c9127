with

source_rows as (
    {{ source_columns('segment', 'users', [
        ['id', 'varchar'],
        ['email', 'varchar'],
        ['name', 'varchar'],
        ['first_name', 'varchar'],
        ['last_name', 'varchar'],
        ['role', 'varchar'],
        ['phone', 'varchar'],
        ['_fivetran_deleted', 'boolean'],
        ['created_at', 'timestamp'],
        ['received_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], [
        'received_at desc nulls last',
        '_fivetran_synced desc nulls last',
        'email',
        'name',
    ]) }}
),

final as (
    select
        id as app_user_id,
        lower(email) as email,
        {{ normalized_domain('email') }} as email_domain,
        name as user_name,
        first_name,
        last_name,
        role,
        phone,
        coalesce(created_at, received_at, _fivetran_synced) as created_at,
        coalesce(received_at, _fivetran_synced) as updated_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
