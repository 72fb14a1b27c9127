with

deliveries as (
    select * from {{ ref('stg_app__event_deliveries') }}
    where occurred_at is not null
),

-- Names are dear to read, and a row of which one changes is delivered anew.
final as (
    select
        cast(sum({{ row_fingerprint([
            'synced_at', 'occurred_at', 'received_at', 'quantity', 'is_deleted',
            "'" ~ var('clock_skew_tolerance_minutes') ~ ' ' ~ var('earliest_event_date') ~ "'",
        ]) }}) % 1000000000000000003 as bigint) as sync_fingerprint,
        {{ delivery_date() }} as sync_date
    from deliveries
    group by {{ delivery_date() }}
)

select * from final
