with

source_rows as (
    {{ source_columns('stripe', 'subscription_discount', [
        ['id', 'varchar'],
        ['subscription_id', 'varchar'],
        ['coupon_id', 'varchar'],
        ['_fivetran_deleted', 'boolean'],
        ['start', 'timestamp'],
        ['end', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ["coalesce(id, subscription_id || '|' || coupon_id || '|' || cast(\"start\" as varchar))"], [
        '_fivetran_synced desc nulls last',
        '"end" desc nulls last',
        'coupon_id',
    ]) }}
),

final as (
    select
        coalesce(id, subscription_id || '|' || coupon_id || '|' || cast("start" as varchar)) as subscription_discount_id,
        subscription_id,
        coupon_id,
        "start" as started_at,
        -- A discount that was taken away held until then.
        {{ least_of(['"end"', 'case when _fivetran_deleted then _fivetran_synced end']) }} as ended_at,
        _fivetran_synced as synced_at
    from latest_rows
    where subscription_id is not null and coupon_id is not null
)

select * from final
