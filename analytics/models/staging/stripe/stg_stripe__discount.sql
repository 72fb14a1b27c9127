with

source_rows as (
    {{ source_columns('stripe', 'discount', [
        ['id', 'varchar'],
        ['type_id', 'varchar'],
        ['coupon_id', 'varchar'],
        ['customer_id', 'varchar'],
        ['subscription_id', 'varchar'],
        ['invoice_id', 'varchar'],
        ['type', 'varchar'],
        ['promotion_code', 'varchar'],
        ['amount', 'bigint'],
        ['_fivetran_deleted', 'boolean'],
        ['started_at', 'timestamp', ['start']],
        ['ended_at', 'timestamp', ['end']],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id', 'lower(type)', 'type_id'], [
        '_fivetran_synced desc nulls last',
        'type',
        'promotion_code',
    ]) }}
),

final as (
    select
        id as discount_id,
        type_id as applied_to_id,
        coupon_id,
        customer_id as stripe_customer_id,
        subscription_id,
        invoice_id,
        lower(type) as applied_to_type,
        promotion_code,
        amount as amount_minor,
        started_at,
        ended_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
