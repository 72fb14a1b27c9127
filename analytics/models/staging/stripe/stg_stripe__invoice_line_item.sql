with

source_rows as (
    {{ source_columns('stripe', 'invoice_line_item', [
        ['id', 'varchar'],
        ['invoice_id', 'varchar'],
        ['subscription_id', 'varchar'],
        ['subscription_item_id', 'varchar'],
        ['price_id', 'varchar'],
        ['plan_id', 'varchar'],
        ['type', 'varchar'],
        ['description', 'varchar'],
        ['currency', 'varchar'],
        ['quantity', 'bigint'],
        ['amount', 'bigint'],
        ['proration', 'boolean'],
        ['_fivetran_deleted', 'boolean'],
        ['period_start', 'timestamp'],
        ['period_end', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id', 'invoice_id'], [
        '_fivetran_synced desc nulls last',
        'amount',
        'description',
    ]) }}
),

final as (
    select
        id as invoice_line_item_id,
        invoice_id,
        subscription_id,
        subscription_item_id,
        coalesce(price_id, plan_id) as price_id,
        type as line_type,
        description,
        upper(currency) as currency,
        quantity,
        amount as amount_minor,
        coalesce(proration, false) as is_proration,
        period_start as period_started_at,
        period_end as period_ended_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
