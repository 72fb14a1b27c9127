with

paying_days as (
    select * from {{ ref('int_churn__paying_days') }}
),

departures as (
    select * from {{ ref('int_churn__departures') }}
),

measures as (
    select * from {{ ref('int_health__measures') }}
),

health_days as (
    select * from {{ ref('customer_health_daily') }}
),

subscription_states as (
    select * from {{ ref('int_revenue__subscription_states') }}
),

source_customers as (
    select * from {{ ref('map_source_to_customer') }}
    where source_system = 'stripe'
),

days as (
    select customer_id, date from paying_days
    {%- for days_before in churn_settings().days_before_churn %}
    union
    select customer_id, {{ days_back('date', days_before) }} as date from departures
    {%- endfor %}
),

status_spans as (
    select
        source_customers.customer_id,
        subscription_states.status,
        coalesce({{ subscription_status_factor('subscription_states.status') }}, 0) as factor,
        subscription_states.valid_from_date,
        subscription_states.valid_to_date
    from subscription_states
    inner join source_customers
        on subscription_states.stripe_customer_id = source_customers.source_id
),

-- Of several subscriptions the best one speaks for the customer.
status_days as (
    select
        days.customer_id,
        {{ value_at_highest('status_spans.status', 'status_spans.factor') }} as subscription_status,
        days.date
    from days
    inner join status_spans
        on days.customer_id = status_spans.customer_id
        and days.date >= status_spans.valid_from_date
        and days.date < status_spans.valid_to_date
    group by days.customer_id, days.date
),

gathered as (
    select
        measures.customer_id,
        status_days.subscription_status,
        cast(null as bigint) as device_events_30d,
        cast(measures.days_since_last_activity as integer) as days_since_last_activity,
        measures.is_delinquent = 1 as is_delinquent,
        health_days.health_band,
        health_days.health_score,
        measures.date
    from measures
    inner join days
        on measures.customer_id = days.customer_id
        and measures.date = days.date
    inner join health_days
        on measures.customer_id = health_days.customer_id
        and measures.date = health_days.date
    left join status_days
        on measures.customer_id = status_days.customer_id
        and measures.date = status_days.date
),

final as (
    select
        customer_id,
        health_band,
        health_score,
        cast({{ rounded(calculate_churn_risk_score(
            'subscription_status',
            'device_events_30d',
            'days_since_last_activity',
            'is_delinquent',
            '(cast(health_score as double precision) / 100)'
        ), 4) }} as decimal(5, 4)) as churn_risk_rules,
        date
    from gathered
)

select * from final
