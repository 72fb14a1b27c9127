with

source_rows as (
    {{ source_columns('stripe', 'price', [
        ['id', 'varchar'],
        ['product_id', 'varchar'],
        ['nickname', 'varchar'],
        ['lookup_key', 'varchar'],
        ['currency', 'varchar'],
        ['type', 'varchar'],
        ['billing_scheme', 'varchar'],
        ['tiers_mode', 'varchar'],
        ['recurring_interval', 'varchar'],
        ['recurring_usage_type', 'varchar'],
        ['unit_amount', 'bigint'],
        ['unit_amount_decimal', 'decimal(30,12)'],
        ['recurring_interval_count', 'bigint'],
        ['transform_quantity_divide_by', 'bigint'],
        ['transform_quantity_round', 'varchar'],
        ['active', 'boolean'],
        ['is_deleted', 'boolean'],
        ['_fivetran_deleted', 'boolean'],
        ['created', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], [
        '_fivetran_synced desc nulls last',
        'nickname',
    ]) }}
),

final as (
    select
        id as price_id,
        product_id,
        nickname as price_name,
        lookup_key,
        upper(currency) as currency,
        type as price_type,
        billing_scheme,
        tiers_mode,
        lower(recurring_interval) as billing_interval,
        coalesce(lower(recurring_usage_type), 'licensed') as usage_type,
        transform_quantity_round as package_rounding,
        unit_amount as unit_amount_minor,
        unit_amount_decimal as unit_amount_minor_decimal,
        recurring_interval_count as interval_count,
        transform_quantity_divide_by as package_size,
        coalesce(active, true) as is_active,
        created as created_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null
)

select * from final
