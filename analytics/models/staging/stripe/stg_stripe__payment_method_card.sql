with

source_rows as (
    {{ source_columns('stripe', 'payment_method_card', [
        ['payment_method_id', 'varchar', ['id']],
        ['brand', 'varchar'],
        ['funding', 'varchar'],
        ['fingerprint', 'varchar'],
        ['wallet_type', 'varchar'],
        ['_fivetran_deleted', 'boolean'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['payment_method_id'], [
        '_fivetran_synced desc nulls last',
        'brand',
        'funding',
    ]) }}
),

final as (
    select
        payment_method_id,
        lower(brand) as brand,
        lower(funding) as funding,
        fingerprint,
        lower(wallet_type) as wallet_type,
        _fivetran_synced as synced_at
    from latest_rows
    where payment_method_id is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
