with

source_rows as (
    {{ source_columns('app', 'usage_events', [
        ['event_id', 'varchar'],
        ['account_id', 'varchar'],
        ['user_id', 'varchar'],
        ['product', 'varchar'],
        ['feature', 'varchar'],
        ['quantity', 'bigint'],
        ['_fivetran_deleted', 'boolean'],
        ['occurred_at', 'timestamp'],
        ['received_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

final as (
    select
        event_id,
        account_id as app_account_id,
        user_id as app_user_id,
        product,
        feature,
        quantity,
        _fivetran_deleted as is_deleted,
        occurred_at,
        received_at,
        _fivetran_synced as synced_at
    from source_rows
)

select * from final
