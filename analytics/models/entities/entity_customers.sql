with

customer_days as (
    select * from {{ ref('entity_customers_daily') }}
),

customers as (
    select * from {{ ref('dim_customer_current') }}
),

versions as (
    select * from {{ ref('entity_customers_history') }}
    where is_current
),

health_scores as (
    select * from {{ ref('customer_health_scores') }}
),

churn_risks as (
    select * from {{ ref('int_customers__churn_risks') }}
    where is_last_day
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

latest as (
    select customer_days.*
    from customer_days
    inner join bounds
        on customer_days.date = bounds.as_of_date
),

final as (
    select
        latest.customer_id,
        customers.app_account_id,
        customers.salesforce_account_id,
        latest.customer_name,
        customers.domain,
        latest.country,
        latest.segment,
        latest.lifecycle_stage,
        latest.tier,
        customers.industry,
        latest.owner,
        customers.currency,
        latest.subscription_status,
        latest.health_band,
        latest.risk_band,
        health_scores.health_tier,
        versions.change_type as last_change_type,
        case
            when churn_risks.customer_id is not null then churn_risks.churn_risk_method
            when health_scores.churn_risk_rules is not null then 'rules'
        end as churn_risk_method,
        latest.health_score,
        health_scores.customer_health_score,
        health_scores.composite_score,
        health_scores.score_change_1d,
        health_scores.score_change_28d,
        latest.data_coverage,
        latest.reason_count,
        case
            when churn_risks.customer_id is not null then churn_risks.churn_risk_score
            else health_scores.churn_risk_rules
        end as churn_risk_score,
        latest.mrr_cents,
        latest.arr_cents,
        cast(latest.mrr_cents * cast(0.01 as decimal(3, 2)) as decimal(18, 2)) as monthly_recurring_revenue,
        cast(latest.arr_cents * cast(0.01 as decimal(3, 2)) as decimal(18, 2)) as annual_recurring_revenue,
        latest.active_users_1d,
        latest.active_users_7d,
        latest.active_users_28d,
        latest.active_users_30d,
        latest.days_since_last_activity,
        latest.open_tickets,
        latest.open_critical_tickets,
        latest.total_locations,
        latest.total_devices,
        latest.active_devices,
        latest.device_events_30d,
        latest.device_online_ratio_30d,
        customers.employee_count,
        versions.version_number as versions,
        latest.is_paying,
        latest.is_delinquent,
        latest.is_test,
        latest.renewal_date,
        customers.first_paid_date,
        customers.created_date,
        versions.valid_from as last_change_date,
        latest.date as as_of_date
    from latest
    inner join customers
        on latest.customer_id = customers.customer_id
    inner join versions
        on latest.customer_id = versions.customer_id
    left join health_scores
        on latest.customer_id = health_scores.customer_id
    left join churn_risks
        on latest.customer_id = churn_risks.customer_id
)

select * from final
