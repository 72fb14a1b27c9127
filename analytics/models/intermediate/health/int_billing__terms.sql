with

versions as (
    select * from {{ ref('stg_stripe__subscription_history') }}
),

current_states as (
    select * from {{ ref('stg_stripe__subscription') }}
),

source_customers as (
    select * from {{ ref('map_source_to_customer') }}
    where source_system = 'stripe'
),

version_arrivals as (
    select * from {{ ref('int_billing__version_arrivals') }}
),

-- From the day a version is known until a later one is.
recorded as (
    select
        versions.subscription_id,
        versions.stripe_customer_id,
        versions.status,
        versions.current_period_started_at,
        versions.current_period_ended_at,
        version_arrivals.known_date as first_date,
        min(version_arrivals.known_date) over (
            partition by versions.subscription_id
            order by versions.valid_from
            rows between 1 following and unbounded following
        ) as end_date
    from versions
    inner join version_arrivals
        on versions.subscription_id = version_arrivals.subscription_id
        and versions.valid_from = version_arrivals.valid_from
),

unrecorded as (
    select
        current_states.subscription_id,
        current_states.stripe_customer_id,
        current_states.status,
        current_states.current_period_started_at,
        current_states.current_period_ended_at,
        cast(current_states.current_period_started_at as date) as first_date,
        cast(null as date) as end_date
    from current_states
    left join recorded
        on current_states.subscription_id = recorded.subscription_id
    where recorded.subscription_id is null
),

combined as (
    select * from recorded
    union all
    select * from unrecorded
),

final as (
    select
        combined.subscription_id,
        source_customers.customer_id,
        greatest(
            cast({{ rounded('cast(' ~ days_between('combined.current_period_started_at', 'combined.current_period_ended_at') ~ ' as double precision) / 30.4') }} as integer),
            1
        ) as term_months,
        {{ days_between('combined.current_period_started_at', 'combined.current_period_ended_at') }} as term_days,
        cast(combined.current_period_ended_at as date) as term_end_date,
        combined.first_date,
        combined.end_date
    from combined
    inner join source_customers
        on combined.stripe_customer_id = source_customers.source_id
    where
        combined.status in ('active', 'past_due', 'trialing', 'unpaid')
        and combined.current_period_ended_at > combined.current_period_started_at
        and (combined.first_date < combined.end_date or combined.end_date is null)
)

select * from final
