with

source_rows as (
    {{ source_columns('stripe', 'credit_note', [
        ['id', 'varchar'],
        ['invoice_id', 'varchar'],
        ['refund_id', 'varchar'],
        ['number', 'varchar'],
        ['type', 'varchar'],
        ['reason', 'varchar'],
        ['status', 'varchar'],
        ['currency', 'varchar'],
        ['subtotal', 'bigint'],
        ['total', 'bigint'],
        ['discount_amount', 'bigint'],
        ['amount', 'bigint'],
        ['_fivetran_deleted', 'boolean'],
        ['created', 'timestamp'],
        ['voided_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], ['_fivetran_synced desc nulls last', 'number', 'type']) }}
),

final as (
    select
        id as credit_note_id,
        invoice_id,
        refund_id,
        number as credit_note_number,
        lower(type) as credit_note_type,
        lower(reason) as reason,
        lower(status) as status,
        upper(currency) as currency,
        subtotal as subtotal_minor,
        total as total_minor,
        discount_amount as discount_amount_minor,
        amount as amount_minor,
        created as created_at,
        voided_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
