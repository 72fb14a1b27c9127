with

source_rows as (
    {{ source_columns('app', 'usage_events', [
        ['event_id', 'varchar'],
        ['account_id', 'varchar'],
        ['product', 'varchar'],
        ['_fivetran_deleted', 'boolean'],
        ['occurred_at', 'timestamp'],
        ['received_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

judged as (
    select
        *,
        case
            when occurred_at is null then 'without_time'
            when account_id is null then 'without_account'
            when product is null then 'without_product'
            else {{ event_exception('occurred_at', 'coalesce(received_at, _fivetran_synced, occurred_at)') }}
        end as reason
    from source_rows
),

refused as (
    select * from judged
    where event_id is not null and reason is not null and not coalesce(_fivetran_deleted, false)
),

latest_rows as (
    {{ latest_per_key('refused', ['event_id'], [
        'received_at nulls last',
        '_fivetran_synced nulls last',
        'occurred_at',
    ]) }}
),

final as (
    select
        event_id,
        account_id as app_account_id,
        reason,
        occurred_at,
        coalesce(received_at, _fivetran_synced, occurred_at) as received_at,
        _fivetran_synced as synced_at
    from latest_rows
)

select * from final
