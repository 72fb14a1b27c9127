with

source_rows as (
    {{ source_columns('app', 'usage_events', [
        ['event_id', 'varchar'],
        ['account_id', 'varchar'],
        ['user_id', 'varchar'],
        ['product', 'varchar'],
        ['event_name', 'varchar'],
        ['feature', 'varchar'],
        ['quantity', 'bigint'],
        ['occurred_at', 'timestamp'],
        ['received_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['event_id'], [
        'received_at nulls last',
        '_fivetran_synced nulls last',
        'occurred_at',
    ]) }}
),

final as (
    select
        event_id,
        account_id as app_account_id,
        user_id as app_user_id,
        lower(product) as product,
        event_name,
        feature,
        coalesce(quantity, 1) as quantity,
        occurred_at,
        coalesce(received_at, _fivetran_synced, occurred_at) as received_at,
        _fivetran_synced as synced_at
    from latest_rows
    where event_id is not null and account_id is not null and occurred_at is not null
)

select * from final
