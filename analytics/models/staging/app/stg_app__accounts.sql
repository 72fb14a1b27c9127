with

source_rows as (
    {{ source_columns('app', 'accounts', [
        ['account_id', 'varchar'],
        ['name', 'varchar'],
        ['domain', 'varchar'],
        ['salesforce_account_id', 'varchar'],
        ['country', 'varchar'],
        ['time_zone', 'varchar'],
        ['is_test', 'boolean'],
        ['_fivetran_deleted', 'boolean'],
        ['created_at', 'timestamp'],
        ['updated_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['account_id'], [
        'updated_at desc nulls last',
        '_fivetran_synced desc nulls last',
        'name',
    ]) }}
),

final as (
    select
        account_id as app_account_id,
        salesforce_account_id,
        name as account_name,
        {{ normalized_domain('domain') }} as domain,
        country,
        time_zone,
        coalesce(is_test, false) as is_test,
        coalesce(_fivetran_deleted, false) as is_deleted,
        coalesce(created_at, _fivetran_synced) as created_at,
        coalesce(updated_at, created_at, _fivetran_synced) as updated_at,
        _fivetran_synced as synced_at
    from latest_rows
    where account_id is not null
)

select * from final
