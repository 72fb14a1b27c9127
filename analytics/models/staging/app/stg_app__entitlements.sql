with

source_rows as (
    {{ source_columns('app', 'entitlements', [
        ['account_id', 'varchar'],
        ['product', 'varchar'],
        ['metric', 'varchar'],
        ['limit_value', 'bigint'],
        ['_fivetran_deleted', 'boolean'],
        ['valid_from', 'timestamp'],
        ['valid_to', 'timestamp'],
        ['updated_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['account_id', 'product', 'metric', 'valid_from'], [
        'updated_at desc nulls last',
        '_fivetran_synced desc nulls last',
        'valid_to desc nulls last',
        'limit_value',
    ]) }}
),

final as (
    select
        account_id as app_account_id,
        lower(product) as product,
        lower(metric) as metric,
        limit_value,
        valid_from,
        valid_to,
        updated_at,
        _fivetran_synced as synced_at
    from latest_rows
    where account_id is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
