with

source_rows as (
    {{ source_columns('stripe', 'refund', [
        ['id', 'varchar'],
        ['charge_id', 'varchar'],
        ['payment_intent_id', 'varchar'],
        ['balance_transaction_id', 'varchar'],
        ['status', 'varchar'],
        ['reason', 'varchar'],
        ['currency', 'varchar'],
        ['amount', 'bigint'],
        ['_fivetran_deleted', 'boolean'],
        ['created', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], [
        '_fivetran_synced desc nulls last',
        'status',
        'reason',
    ]) }}
),

final as (
    select
        id as refund_id,
        charge_id,
        payment_intent_id,
        balance_transaction_id,
        lower(status) as status,
        lower(reason) as reason,
        upper(currency) as currency,
        amount as amount_minor,
        created as created_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
