with

source_rows as (
    {{ source_columns('app', 'subscriptions', [
        ['subscription_id', 'varchar'],
        ['account_id', 'varchar'],
        ['stripe_subscription_id', 'varchar'],
        ['stripe_customer_id', 'varchar'],
        ['product', 'varchar'],
        ['tier', 'varchar'],
        ['billing_interval', 'varchar'],
        ['status', 'varchar'],
        ['seats', 'bigint'],
        ['_fivetran_deleted', 'boolean'],
        ['started_at', 'timestamp'],
        ['ended_at', 'timestamp'],
        ['updated_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['subscription_id', 'lower(product)'], [
        'updated_at desc nulls last',
        '_fivetran_synced desc nulls last',
        'product',
        'tier',
    ]) }}
),

final as (
    select
        subscription_id as app_subscription_id,
        account_id as app_account_id,
        stripe_subscription_id,
        stripe_customer_id,
        lower(product) as product,
        lower(tier) as tier,
        lower(billing_interval) as billing_interval,
        lower(status) as status,
        seats,
        coalesce(_fivetran_deleted, false) as is_deleted,
        started_at,
        ended_at,
        updated_at,
        _fivetran_synced as synced_at
    from latest_rows
    where subscription_id is not null and lower(product) is not null
)

select * from final
