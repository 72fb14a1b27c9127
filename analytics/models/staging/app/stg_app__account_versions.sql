with

source_rows as (
    {{ source_columns('app', 'accounts', [
        ['account_id', 'varchar'],
        ['name', 'varchar'],
        ['domain', 'varchar'],
        ['country', 'varchar'],
        ['is_test', 'boolean'],
        ['created_at', 'timestamp'],
        ['updated_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['account_id', 'coalesce(updated_at, created_at, _fivetran_synced)'], [
        '_fivetran_synced desc nulls last',
        'name',
    ]) }}
),

final as (
    select
        account_id as app_account_id,
        name as account_name,
        {{ normalized_domain('domain') }} as domain,
        country,
        coalesce(is_test, false) as is_test,
        coalesce(updated_at, created_at, _fivetran_synced) as valid_from,
        _fivetran_synced as synced_at
    from latest_rows
    where account_id is not null
)

select * from final
