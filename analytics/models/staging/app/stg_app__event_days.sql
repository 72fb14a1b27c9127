with

source_rows as (
    {{ source_columns('app', 'usage_events', [
        ['event_id', 'varchar'],
        ['account_id', 'varchar'],
        ['user_id', 'varchar'],
        ['product', 'varchar'],
        ['feature', 'varchar'],
        ['quantity', 'bigint'],
        ['_fivetran_deleted', 'boolean'],
        ['occurred_at', 'timestamp'],
        ['received_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

final as (
    select
        cast(sum({{ row_fingerprint([
            'event_id', 'account_id', 'user_id', 'product', 'feature', 'quantity', '_fivetran_deleted', 'occurred_at',
            'received_at', '_fivetran_synced',
        ]) }}) % 1000000000000000003 as bigint) as rows_fingerprint,
        cast(occurred_at as date) as event_date,
        cast(greatest(occurred_at, coalesce(received_at, _fivetran_synced, occurred_at)) as date) as known_date
    from source_rows
    where
        event_id is not null
        and account_id is not null
        and product is not null
        and {{ event_exception('occurred_at', 'coalesce(received_at, _fivetran_synced, occurred_at)') }} is null
        and occurred_at is not null
    group by
        cast(occurred_at as date),
        cast(greatest(occurred_at, coalesce(received_at, _fivetran_synced, occurred_at)) as date)
)

select * from final
