with

source_rows as{{ computed_apart() }} (
    {{ source_columns('app', 'device_events', [
        ['event_id', 'varchar'],
        ['device_id', 'varchar'],
        ['account_id', 'varchar'],
        ['event_name', 'varchar'],
        ['firmware_version', 'varchar'],
        ['_fivetran_deleted', 'boolean'],
        ['occurred_at', 'timestamp'],
        ['received_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

-- Few come twice: only their rows need an order.
repeated_ids as{{ computed_apart() }} (
    select event_id
    from source_rows
    where event_id is not null
    group by event_id
    having count(*) > 1
),

repeated_rows as (
    select * from source_rows
    where event_id in (select event_id from repeated_ids)
),

latest_rows as (
    select * from source_rows
    where event_id is not null and event_id not in (select event_id from repeated_ids)
    union all
    {{ latest_per_key('repeated_rows', ['event_id'], [
        'received_at asc nulls last',
        '_fivetran_synced desc nulls last',
        'occurred_at',
    ]) }}
),

final as (
    select
        event_id,
        device_id,
        account_id as app_account_id,
        lower(event_name) as event_name,
        firmware_version,
        occurred_at,
        coalesce(received_at, _fivetran_synced, occurred_at) as received_at,
        _fivetran_synced as synced_at
    from latest_rows
    where device_id is not null and occurred_at is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
