with

deliveries as (
    select * from {{ ref('int_usage__event_deliveries') }}
),

event_days as (
    select
        cast(sum(cast(rows_fingerprint as {{ sql_type('hugeint') }})) % 1000000000000000003 as bigint) as rows_fingerprint,
        event_date,
        known_date
    from deliveries
    group by event_date, known_date
),

features as (
    select * from {{ ref('int_usage__features') }}
),

-- What holds for all events: another numbering of features or another rule opens every day.
rules as (
    select {{ rows_fingerprint(['feature_no', 'product_no', 'product', 'feature', 'tier', var('session_silence_minutes')]) }} as fingerprint
    from features
),

final as (
    select
        cast({{ hash_of(['event_days.rows_fingerprint', 'rules.fingerprint']) }} % 2147483647 as integer) as inputs_fingerprint,
        event_days.event_date,
        event_days.known_date
    from event_days
    cross join rules
)

select * from final
