with

source_rows as (
    {{ source_columns('salesforce', 'contact_history', [
        ['id', 'varchar'],
        ['account_id', 'varchar'],
        ['owner_id', 'varchar'],
        ['name', 'varchar'],
        ['email', 'varchar'],
        ['title', 'varchar'],
        ['is_deleted', 'boolean'],
        ['_fivetran_active', 'boolean'],
        ['_fivetran_start', 'timestamp'],
        ['_fivetran_end', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id', '_fivetran_start'], [
        '_fivetran_active desc nulls last',
        '_fivetran_end desc nulls last',
        '_fivetran_synced desc nulls last',
        'name',
        'email',
    ]) }}
),

final as (
    select
        id as contact_id,
        account_id as salesforce_account_id,
        owner_id as owner_user_id,
        name as contact_name,
        lower(email) as email,
        title,
        coalesce(is_deleted, false) as is_deleted,
        coalesce(_fivetran_active, false) as is_current,
        _fivetran_start as valid_from,
        _fivetran_end as valid_to,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null and _fivetran_start is not null
)

select * from final
