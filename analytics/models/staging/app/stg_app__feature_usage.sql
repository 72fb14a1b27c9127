with

source_rows as (
    {{ source_columns('app', 'feature_usage', [
        ['account_id', 'varchar'],
        ['product', 'varchar'],
        ['feature', 'varchar'],
        ['user_count', 'bigint'],
        ['event_count', 'bigint'],
        ['quantity', 'bigint'],
        ['_fivetran_deleted', 'boolean'],
        ['date', 'date'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['account_id', 'lower(product)', 'feature', 'date'], [
        '_fivetran_synced desc nulls last',
        'product',
    ]) }}
),

final as (
    select
        account_id as app_account_id,
        lower(product) as product,
        feature,
        user_count,
        event_count,
        quantity,
        date as usage_date,
        _fivetran_synced as synced_at
    from latest_rows
    where account_id is not null and lower(product) is not null and feature is not null and date is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
