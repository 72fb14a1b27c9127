with

source_rows as (
    {{ source_columns('stripe', 'payout_balance_transaction', [
        ['payout_id', 'varchar'],
        ['balance_transaction_id', 'varchar'],
        ['_fivetran_deleted', 'boolean'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['payout_id', 'balance_transaction_id'], [
        '_fivetran_synced desc nulls last',
    ]) }}
),

final as (
    select
        payout_id,
        balance_transaction_id,
        _fivetran_synced as synced_at
    from latest_rows
    where payout_id is not null and balance_transaction_id is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
