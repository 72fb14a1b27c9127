with

source_rows as (
    {{ source_columns('stripe', 'payout', [
        ['id', 'varchar'],
        ['balance_transaction_id', 'varchar'],
        ['status', 'varchar'],
        ['type', 'varchar'],
        ['method', 'varchar'],
        ['currency', 'varchar'],
        ['amount', 'bigint'],
        ['automatic', 'boolean'],
        ['_fivetran_deleted', 'boolean'],
        ['arrival_date', 'timestamp'],
        ['created', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], ['_fivetran_synced desc nulls last', 'status', 'type']) }}
),

final as (
    select
        id as payout_id,
        balance_transaction_id,
        lower(status) as status,
        lower(type) as payout_type,
        lower(method) as method,
        upper(currency) as currency,
        amount as amount_minor,
        coalesce(automatic, false) as is_automatic,
        cast(arrival_date as date) as arrival_date,
        created as created_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
