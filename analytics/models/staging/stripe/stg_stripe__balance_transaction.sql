with

source_rows as (
    {{ source_columns('stripe', 'balance_transaction', [
        ['id', 'varchar'],
        ['payout_id', 'varchar'],
        ['source', 'varchar', ['source_id']],
        ['type', 'varchar'],
        ['status', 'varchar'],
        ['currency', 'varchar'],
        ['amount', 'bigint'],
        ['fee', 'bigint'],
        ['net', 'bigint'],
        ['exchange_rate', 'decimal(18,8)'],
        ['_fivetran_deleted', 'boolean'],
        ['available_on', 'timestamp'],
        ['created', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], [
        '_fivetran_synced desc nulls last',
        'available_on desc nulls last',
        'source',
        'type',
    ]) }}
),

final as (
    select
        id as balance_transaction_id,
        source as source_id,
        payout_id,
        lower(type) as transaction_type,
        lower(status) as status,
        upper(currency) as currency,
        amount as amount_minor,
        fee as fee_minor,
        net as net_minor,
        exchange_rate,
        available_on as available_at,
        created as created_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
