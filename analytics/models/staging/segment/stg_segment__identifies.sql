with

source_rows as (
    {{ source_columns('segment', 'identifies', [
        ['id', 'varchar'],
        ['anonymous_id', 'varchar'],
        ['user_id', 'varchar'],
        ['email', 'varchar', ['traits_email']],
        ['name', 'varchar'],
        ['first_name', 'varchar'],
        ['last_name', 'varchar'],
        ['role', 'varchar'],
        ['phone', 'varchar'],
        ['_fivetran_deleted', 'boolean'],
        ['called_at', 'timestamp', ['timestamp']],
        ['received_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], [
        'received_at asc nulls last',
        '_fivetran_synced desc nulls last',
        'email',
        'name',
    ]) }}
),

final as (
    select
        id as identify_id,
        anonymous_id,
        user_id as app_user_id,
        lower(email) as email,
        {{ normalized_domain('email') }} as email_domain,
        name as user_name,
        first_name,
        last_name,
        role,
        phone,
        coalesce(called_at, received_at) as occurred_at,
        coalesce(received_at, called_at, _fivetran_synced) as received_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
