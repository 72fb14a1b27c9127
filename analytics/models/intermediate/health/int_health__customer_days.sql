{%- set kept_days = health_policy().parameters.days_kept_after_churn -%}

with

paid_days as (
    select * from {{ ref('int_billing__paid_days') }}
),

usage_days as (
    select * from {{ ref('int_usage__customer_days') }}
),

ticket_days as (
    select * from {{ ref('fact_support_ticket_daily') }}
),

source_customers as (
    select * from {{ ref('map_source_to_customer') }}
),

customers as (
    select * from {{ ref('dim_customer_current') }}
    where not coalesce(is_test, false)
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

ticket_dates as (
    select distinct customer_id, date
    from ticket_days
    where customer_id is not null
),

-- Whether billing is known at all decides if the end of payment means the end of the customer.
connected_sources as (
    select
        coalesce(bool_or(source_system = 'app'), false) as has_usage,
        coalesce(bool_or(source_system = 'zendesk'), false) as has_support,
        coalesce(bool_or(source_system = 'stripe'), false) as has_billing
    from source_customers
),

customer_sources as (
    select
        customer_id,
        bool_or(source_system = 'app') as has_usage,
        bool_or(source_system = 'stripe') as has_billing
    from source_customers
    group by customer_id
),

first_signals as (
    select customer_id, min(date) as date from paid_days group by customer_id
    union all
    select customer_id, min(date) as date from usage_days where last_activity_date is not null group by customer_id
    union all
    select customer_id, min(date) as date from ticket_dates group by customer_id
),

first_days as (
    select customer_id, min(date) as first_date
    from first_signals
    group by customer_id
),

lifetimes as (
    select
        customers.customer_id,
        customer_sources.has_usage,
        connected_sources.has_support,
        customer_sources.has_billing,
        connected_sources.has_billing as is_billing_connected,
        first_days.first_date,
        bounds.as_of_date
    from first_days
    inner join customers
        on first_days.customer_id = customers.customer_id
    inner join customer_sources
        on first_days.customer_id = customer_sources.customer_id
    cross join connected_sources
    cross join bounds
),

all_days as (
    {{ expand_days('lifetimes', 'first_date', 'as_of_date') }}
),

running as (
    select
        all_days.customer_id,
        all_days.has_usage,
        all_days.has_support,
        all_days.has_billing,
        all_days.is_billing_connected,
        coalesce(paid_days.mrr_cents, 0) as mrr_cents,
        usage_days.usage_trend_28d,
        usage_days.seat_utilisation,
        usage_days.overage_ratio_28d,
        usage_days.last_activity_date,
        min(paid_days.date) over so_far as first_paid_date,
        max(paid_days.date) over so_far as last_paid_date,
        max(greatest(usage_days.last_activity_date, ticket_dates.date)) over so_far as last_active_date,
        all_days.first_date,
        all_days.date_day as date
    from all_days
    left join paid_days
        on all_days.customer_id = paid_days.customer_id
        and all_days.date_day = paid_days.date
    left join usage_days
        on all_days.customer_id = usage_days.customer_id
        and all_days.date_day = usage_days.date
    left join ticket_dates
        on all_days.customer_id = ticket_dates.customer_id
        and all_days.date_day = ticket_dates.date
    window so_far as (
        partition by all_days.customer_id
        order by all_days.date_day
        rows between unbounded preceding and current row
    )
),

-- Kept for a while after the last payment, or after the last activity of a customer who never paid.
final as (
    select
        customer_id,
        case
            when first_paid_date + {{ health_policy().parameters.onboarding_days }} <= date then 'established'
            else 'onboarding'
        end as lifecycle_stage,
        mrr_cents,
        usage_trend_28d,
        seat_utilisation,
        overage_ratio_28d,
        case when has_usage then date_diff('day', coalesce(last_activity_date, first_date), date) end
            as days_since_last_activity,
        date_diff('day', first_date, date) as days_of_history,
        has_usage,
        has_support,
        has_billing and first_paid_date is not null as has_billing,
        first_paid_date,
        date
    from running
    where
        not is_billing_connected
        or date_diff('day', coalesce(last_paid_date, last_active_date), date) <= {{ kept_days }}
)

select * from final
