with

source_rows as (
    {{ source_columns('stripe', 'plan', [
        ['id', 'varchar'],
        ['product_id', 'varchar'],
        ['nickname', 'varchar'],
        ['currency', 'varchar'],
        ['billing_scheme', 'varchar'],
        ['tiers_mode', 'varchar'],
        ['interval', 'varchar'],
        ['usage_type', 'varchar'],
        ['amount', 'bigint'],
        ['amount_decimal', 'decimal(30,12)'],
        ['interval_count', 'bigint'],
        ['transform_usage_divide_by', 'bigint'],
        ['transform_usage_round', 'varchar'],
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
        id as plan_id,
        product_id,
        nickname as plan_name,
        upper(currency) as currency,
        billing_scheme,
        tiers_mode,
        lower("interval") as billing_interval,
        coalesce(lower(usage_type), 'licensed') as usage_type,
        transform_usage_round as package_rounding,
        amount as unit_amount_minor,
        amount_decimal as unit_amount_minor_decimal,
        interval_count,
        transform_usage_divide_by as package_size,
        coalesce(active, true) as is_active,
        created as created_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null
)

select * from final
