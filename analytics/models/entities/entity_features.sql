with

features as (
    select * from {{ ref('dim_feature') }}
),

versions as (
    select * from {{ ref('entity_features_history') }}
    where is_current
),

feature_months as (
    select * from {{ ref('entity_features_monthly') }}
),

used_days as (
    select * from {{ ref('int_features__used_days') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

last_month as (
    select feature_months.*
    from feature_months
    inner join bounds
        on feature_months.period_end_date = bounds.as_of_date
),

used as (
    select
        used_days.feature_id,
        sum(used_days.event_count) as events,
        sum(used_days.event_count) filter (where used_days.date > {{ days_back('bounds.as_of_date', 30) }}) as events_30d
    from used_days
    cross join bounds
    group by used_days.feature_id
),

final as (
    select
        features.feature_id,
        features.product,
        features.feature,
        features.feature_name,
        features.tier,
        coalesce(versions.status, 'unused') as status,
        coalesce(versions.event_names, features.event_name) as event_names,
        versions.change_type as last_change_type,
        coalesce(last_month.entitled_customers, 0) as entitled_customers,
        coalesce(last_month.using_customers, 0) as using_customers,
        coalesce(last_month.adopting_customers, 0) as adopting_customers,
        coalesce(last_month.active_users, 0) as active_users,
        last_month.adoption_rate,
        cast(coalesce(used.events, 0) as bigint) as events,
        cast(coalesce(used.events_30d, 0) as bigint) as events_30d,
        versions.version_number as versions,
        features.is_catalogued,
        features.first_used_date,
        features.last_used_date,
        versions.valid_from as last_change_date,
        bounds.as_of_date
    from features
    cross join bounds
    left join versions
        on features.feature_id = versions.feature_id
    left join last_month
        on features.feature_id = last_month.feature_id
    left join used
        on features.feature_id = used.feature_id
)

select * from final
