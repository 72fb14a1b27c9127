with

source_rows as (
    {{ source_columns('stripe', 'credit_note_line_item', [
        ['id', 'varchar'],
        ['credit_note_id', 'varchar'],
        ['invoice_line_item', 'varchar', ['invoice_line_item_id']],
        ['type', 'varchar'],
        ['description', 'varchar'],
        ['quantity', 'bigint'],
        ['unit_amount', 'bigint'],
        ['amount', 'bigint'],
        ['discount_amount', 'bigint'],
        ['_fivetran_deleted', 'boolean'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['credit_note_id', 'id'], [
        '_fivetran_synced desc nulls last',
        'invoice_line_item',
        'type',
    ]) }}
),

final as (
    select
        id as credit_note_line_id,
        credit_note_id,
        invoice_line_item as invoice_line_item_id,
        lower(type) as line_type,
        description,
        quantity,
        unit_amount as unit_amount_minor,
        amount as amount_minor,
        discount_amount as discount_amount_minor,
        _fivetran_synced as synced_at
    from latest_rows
    where credit_note_id is not null and id is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
