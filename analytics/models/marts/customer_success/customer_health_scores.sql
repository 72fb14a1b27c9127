{%- set policy = health_policy() -%}

with

health_days as (
    select * from {{ ref('customer_health_daily') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

components as (
    select * from {{ ref('int_health__components') }}
),

current_statuses as (
    select * from {{ ref('int_billing__current_status') }}
),

customers as (
    select * from {{ ref('dim_customer_current') }}
),

-- What is paid by now, also where the day's score was made before it was known.
paid_now as (
    select paid_days.*
    from {{ ref('int_billing__paid_days') }} as paid_days
    inner join bounds
        on paid_days.date = bounds.as_of_date
),

device_days as (
    select * from {{ ref('fact_device_health_daily') }}
    where customer_id is not null
),

compared_dates as (
    select as_of_date as date, 0 as days_ago from bounds
    union all
    select {{ days_back('as_of_date', 1) }}, 1 from bounds
    union all
    select {{ days_back('as_of_date', 28) }}, 28 from bounds
),

recent as (
    select
        health_days.*,
        compared_dates.days_ago
    from health_days
    inner join compared_dates
        on health_days.date = compared_dates.date
),

last_days as (
    select * from recent
    where days_ago = 0
),

-- Who pays by now without being known to health yet has no score, and is not left out.
listed as (
    select customer_id from last_days
    union
    select paid_now.customer_id
    from paid_now
    inner join customers
        on paid_now.customer_id = customers.customer_id
    where not coalesce(customers.is_test, false)
),

compared as (
    select
        listed.customer_id,
        coalesce(last_days.segment, customers.segment, 'unknown') as segment,
        coalesce(
            last_days.lifecycle_stage,
            case
                when {{ days_after('customers.first_paid_date', policy.parameters.onboarding_days) }} <= bounds.as_of_date then 'established'
                else 'onboarding'
            end
        ) as lifecycle_stage,
        coalesce(last_days.health_band, 'insufficient_data') as health_band,
        coalesce(last_days.risk_band, 'insufficient_data') as risk_band,
        last_days.health_score,
        last_days.health_score - day_before.health_score as score_change_1d,
        last_days.health_score - weeks_before.health_score as score_change_28d,
        coalesce(last_days.data_coverage, 0) as data_coverage,
        coalesce(last_days.reason_count, 0) as reason_count,
        last_days.days_since_last_activity,
        coalesce(paid_now.mrr_cents, 0) as mrr_cents,
        last_days.days_to_renewal,
        coalesce(last_days.is_delinquent, false) as is_delinquent,
        last_days.renewal_date,
        bounds.as_of_date as date
    from listed
    cross join bounds
    inner join customers
        on listed.customer_id = customers.customer_id
    left join last_days
        on listed.customer_id = last_days.customer_id
    left join recent as day_before
        on listed.customer_id = day_before.customer_id
        and day_before.days_ago = 1
    left join recent as weeks_before
        on listed.customer_id = weeks_before.customer_id
        and weeks_before.days_ago = 28
    left join paid_now
        on listed.customer_id = paid_now.customer_id
),

device_use as (
    select
        device_days.customer_id,
        sum(device_days.event_count) as device_events_30d,
        {{ rounded_share('sum(device_days.known_online_seconds)', 'sum(device_days.observed_seconds)') }} as device_online_ratio
    from device_days
    inner join bounds
        on device_days.date > {{ days_back('bounds.as_of_date', 30) }}
        and device_days.date <= bounds.as_of_date
    group by device_days.customer_id
),

entity_scored as (
    select
        compared.*,
        current_statuses.subscription_status,
        device_use.device_events_30d,
        {{ calculate_customer_health_score(
            'current_statuses.subscription_status',
            'device_use.device_events_30d',
            'device_use.device_online_ratio',
            'compared.is_delinquent',
            'compared.mrr_cents * 0.01'
        ) }} as customer_health_score
    from compared
    left join current_statuses
        on compared.customer_id = current_statuses.customer_id
    left join device_use
        on compared.customer_id = device_use.customer_id
),

-- By the same rules as every past day, of which device events are not counted up.
risk_scored as (
    select
        *,
        {{ calculate_churn_risk_score(
            'subscription_status',
            'cast(null as bigint)',
            'days_since_last_activity',
            'is_delinquent',
            '(cast(health_score as double precision) / 100)'
        ) }} as churn_risk_rules
    from entity_scored
),

final as (
    select
        risk_scored.customer_id,
        customers.customer_name,
        risk_scored.segment,
        risk_scored.lifecycle_stage,
        customers.owner_name,
        risk_scored.subscription_status,
        risk_scored.health_band,
        risk_scored.risk_band,
        case
            {%- for tier in policy.tiers %}
            when risk_scored.health_score >= {{ tier.score_from }} then '{{ tier.tier }}'
            {%- endfor %}
        end as health_tier,
        risk_scored.health_score,
        risk_scored.score_change_1d,
        risk_scored.score_change_28d,
        risk_scored.data_coverage,
        risk_scored.reason_count,
        cast({{ rounded('components.usage_score', 2) }} as decimal(5, 2)) as usage_score,
        cast({{ rounded('components.support_score', 2) }} as decimal(5, 2)) as support_score,
        cast({{ rounded('components.revenue_score', 2) }} as decimal(5, 2)) as revenue_score,
        cast({{ rounded('components.engagement_score', 2) }} as decimal(5, 2)) as engagement_score,
        cast({{ rounded(calculate_health_score(
            'components.usage_score',
            'components.support_score',
            'components.revenue_score',
            'components.engagement_score'
        ), 2) }} as decimal(5, 2)) as composite_score,
        cast({{ rounded('risk_scored.customer_health_score', 4) }} as decimal(5, 4)) as customer_health_score,
        cast({{ rounded('risk_scored.churn_risk_rules', 4) }} as decimal(5, 4)) as churn_risk_rules,
        risk_scored.mrr_cents,
        risk_scored.mrr_cents * 12 as arr_cents,
        risk_scored.days_to_renewal,
        risk_scored.is_delinquent,
        risk_scored.mrr_cents > 0 as is_paying,
        risk_scored.renewal_date,
        risk_scored.date as as_of_date
    from risk_scored
    inner join customers
        on risk_scored.customer_id = customers.customer_id
    left join components
        on risk_scored.customer_id = components.customer_id
)

select * from final
