with

source_rows as (
    {{ source_columns('stripe', 'tier', [
        ['price_id', 'varchar'],
        ['plan_id', 'varchar'],
        ['up_to', 'bigint'],
        ['unit_amount', 'bigint', ['amount']],
        ['unit_amount_decimal', 'decimal(30,12)'],
        ['flat_amount', 'bigint'],
        ['flat_amount_decimal', 'decimal(30,12)'],
        ['_fivetran_deleted', 'boolean'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['coalesce(price_id, plan_id)', 'up_to'], [
        '_fivetran_synced desc nulls last',
        'unit_amount',
        'flat_amount',
    ]) }}
),

final as (
    select
        coalesce(price_id, plan_id) as price_id,
        up_to as up_to_quantity,
        unit_amount as unit_amount_minor,
        unit_amount_decimal as unit_amount_minor_decimal,
        flat_amount as flat_amount_minor,
        flat_amount_decimal as flat_amount_minor_decimal,
        _fivetran_synced as synced_at
    from latest_rows
    where coalesce(price_id, plan_id) is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
