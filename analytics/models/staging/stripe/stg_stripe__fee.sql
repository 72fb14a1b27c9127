with

source_rows as (
    {{ source_columns('stripe', 'fee', [
        ['balance_transaction_id', 'varchar'],
        ['type', 'varchar'],
        ['description', 'varchar'],
        ['currency', 'varchar'],
        ['fee_index', 'integer', ['index']],
        ['amount', 'bigint'],
        ['_fivetran_deleted', 'boolean'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['balance_transaction_id', 'fee_index'], [
        '_fivetran_synced desc nulls last',
        'type',
        'description',
    ]) }}
),

final as (
    select
        balance_transaction_id,
        lower(type) as fee_type,
        description,
        upper(currency) as currency,
        fee_index,
        amount as amount_minor,
        _fivetran_synced as synced_at
    from latest_rows
    where balance_transaction_id is not null and fee_index is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
