with

source_rows as (
    {{ source_columns('stripe', 'charge', [
        ['id', 'varchar'],
        ['customer_id', 'varchar'],
        ['invoice_id', 'varchar'],
        ['status', 'varchar'],
        ['failure_code', 'varchar'],
        ['failure_message', 'varchar'],
        ['currency', 'varchar'],
        ['amount', 'bigint'],
        ['amount_refunded', 'bigint'],
        ['captured', 'boolean'],
        ['paid', 'boolean'],
        ['refunded', 'boolean'],
        ['_fivetran_deleted', 'boolean'],
        ['created', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], [
        '_fivetran_synced desc nulls last',
        'amount_refunded desc nulls last',
        'status',
    ]) }}
),

final as (
    select
        id as charge_id,
        customer_id as stripe_customer_id,
        invoice_id,
        lower(status) as status,
        failure_code,
        failure_message,
        upper(currency) as currency,
        amount as amount_minor,
        amount_refunded as amount_refunded_minor,
        coalesce(paid, false) as is_paid,
        coalesce(refunded, false) as is_refunded,
        created as created_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
