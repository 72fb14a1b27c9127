with

usage_days as (
    select * from {{ ref('int_usage_events__numbered') }}
),

features as (
    select * from {{ ref('int_usage__features') }}
    where feature is not null
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

final as (
    select
        features.product || '.' || features.feature as feature_id,
        cast(count(*) as bigint) as event_count,
        cast(sum(usage_days.units) as bigint) as units,
        usage_days.event_date as date
    from usage_days
    inner join features
        on usage_days.feature_no = features.feature_no
    inner join bounds
        on usage_days.known_date <= bounds.as_of_date
    group by features.product, features.feature, usage_days.event_date
)

select * from final
