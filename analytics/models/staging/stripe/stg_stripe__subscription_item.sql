with

source_rows as (
    {{ source_columns('stripe', 'subscription_item', [
        ['id', 'varchar'],
        ['subscription_id', 'varchar'],
        ['price_id', 'varchar'],
        ['plan_id', 'varchar'],
        ['quantity', 'bigint'],
        ['_fivetran_active', 'boolean'],
        ['_fivetran_deleted', 'boolean'],
        ['created', 'timestamp'],
        ['_fivetran_start', 'timestamp'],
        ['_fivetran_end', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id', 'coalesce(_fivetran_start, created)'], [
        'case when _fivetran_end <= _fivetran_start then 1 else 0 end',
        '_fivetran_end nulls last',
        '_fivetran_synced desc nulls last',
        '_fivetran_active nulls last',
        'price_id',
        'quantity',
    ]) }}
),

final as (
    select
        id as subscription_item_id,
        subscription_id,
        coalesce(price_id, plan_id) as price_id,
        quantity,
        coalesce(_fivetran_active, true) and not coalesce(_fivetran_deleted, false) as is_current,
        _fivetran_start as valid_from,
        -- Without history an item that is gone was there until the connector said so.
        case when _fivetran_deleted and _fivetran_start is null then _fivetran_synced else _fivetran_end end as valid_to,
        created as created_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null and subscription_id is not null
)

select * from final
