with

source_rows as (
    {{ source_columns('stripe', 'transfer', [
        ['id', 'varchar'],
        ['balance_transaction_id', 'varchar'],
        ['destination', 'varchar', ['destination_account']],
        ['description', 'varchar'],
        ['currency', 'varchar'],
        ['amount', 'bigint'],
        ['amount_reversed', 'bigint'],
        ['reversed', 'boolean'],
        ['_fivetran_deleted', 'boolean'],
        ['created', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], [
        '_fivetran_synced desc nulls last',
        'destination',
        'description',
    ]) }}
),

final as (
    select
        id as transfer_id,
        balance_transaction_id,
        destination as destination_id,
        description,
        upper(currency) as currency,
        amount as amount_minor,
        amount_reversed as amount_reversed_minor,
        coalesce(reversed, false) as is_reversed,
        created as created_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
