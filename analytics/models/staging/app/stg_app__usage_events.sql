with

source_rows as{{ put_into_readers() }} (
    {{ source_columns('app', 'usage_events', [
        ['event_id', 'varchar'],
        ['account_id', 'varchar'],
        ['user_id', 'varchar'],
        ['product', 'varchar'],
        ['event_name', 'varchar'],
        ['feature', 'varchar'],
        ['quantity', 'bigint'],
        ['_fivetran_deleted', 'boolean'],
        ['occurred_at', 'timestamp'],
        ['received_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

-- Few events come twice, and numbers are compared faster than names: only rows whose number comes twice need an order. The
-- numbers are made in a reading of their own, without the other columns.
event_ids as (
    {{ source_columns('app', 'usage_events', [
        ['event_id', 'varchar'],
    ]) }}
),

repeated as (
    select {{ text_hash('event_id') }} as event_hash
    from event_ids
    where event_id is not null
    group by {{ text_hash('event_id') }}
    having count(*) > 1
),

repeated_rows as (
    select * from source_rows
    where event_id is not null and {{ text_hash('event_id') }} in (select event_hash from repeated)
),

latest_rows as (
    select * from source_rows
    where event_id is not null and {{ text_hash('event_id') }} not in (select event_hash from repeated)
    union all
    {{ latest_per_key('repeated_rows', ['event_id'], [
        'received_at nulls last',
        '_fivetran_synced nulls last',
        'occurred_at',
    ]) }}
),

final as (
    select
        event_id,
        account_id as app_account_id,
        user_id as app_user_id,
        lower(product) as product,
        event_name,
        feature,
        coalesce(quantity, 1) as quantity,
        occurred_at,
        coalesce(received_at, _fivetran_synced, occurred_at) as received_at,
        _fivetran_synced as synced_at
    from latest_rows
    where account_id is not null and occurred_at is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
