{%- set horizon = churn_settings().horizon_days -%}

with

paying_days as (
    select * from {{ ref('int_churn__paying_days') }}
),

measures as (
    select * from {{ ref('int_health__measures') }}
),

usual_usage as (
    select * from {{ ref('int_churn__usual_usage') }}
),

cancellations as (
    select * from {{ ref('int_churn__cancellations') }}
),

departures as (
    select * from {{ ref('int_churn__departures') }}
),

paid_days as (
    select * from {{ ref('int_billing__paid_days') }}
),

scored_days as (
    select * from {{ ref('int_churn__rules') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

-- The outcome is known when the horizon is over, not before. Who had left already, of which nothing had arrived by the
-- day, pays nothing on the next one.
outcomes as (
    select
        paying_days.customer_id,
        paying_days.date,
        min(departures.date) as departed_date
    from paying_days
    inner join departures
        on paying_days.customer_id = departures.customer_id
        and departures.date > paying_days.date
        and departures.date <= {{ days_after('paying_days.date', horizon) }}
    group by paying_days.customer_id, paying_days.date
),

final as (
    select
        paying_days.customer_id,
        paying_days.segment,
        scored_days.health_band,
        paying_days.mrr_cents,
        scored_days.health_score,
        scored_days.churn_risk_rules,
        measures.usage_trend_28d as usage_trend,
        usual_usage.usage_of_usual,
        measures.seat_utilisation,
        usual_usage.seat_utilisation_change,
        measures.days_since_last_activity,
        measures.overage_ratio_28d as overage_ratio,
        measures.champion_left,
        measures.sla_breach_rate_14d as sla_breach_rate,
        measures.open_critical_tickets_7d as open_critical_tickets,
        measures.days_past_due,
        measures.mrr_trend_90d as mrr_trend,
        {{ days_between('measures.first_paid_date', 'paying_days.date') }} as tenure_days,
        {{ days_between('paying_days.date', 'measures.term_renewal_date') }} as days_to_term_end,
        case
            when {{ days_after('paying_days.date', horizon) }} <= bounds.as_of_date
                then outcomes.departed_date is not null or paid_days.customer_id is null
        end as leaves,
        cancellations.customer_id is not null as is_cancellation_known,
        paying_days.is_last_day,
        measures.renewal_date,
        {{ days_after('paying_days.date', horizon) }} as outcome_date,
        paying_days.date
    from paying_days
    inner join measures
        on paying_days.customer_id = measures.customer_id
        and paying_days.date = measures.date
    cross join bounds
    left join usual_usage
        on paying_days.customer_id = usual_usage.customer_id
        and paying_days.date = usual_usage.date
    left join cancellations
        on paying_days.customer_id = cancellations.customer_id
        and paying_days.date = cancellations.date
    left join scored_days
        on paying_days.customer_id = scored_days.customer_id
        and paying_days.date = scored_days.date
    left join outcomes
        on paying_days.customer_id = outcomes.customer_id
        and paying_days.date = outcomes.date
    left join paid_days
        on paying_days.customer_id = paid_days.customer_id
        and {{ days_after('paying_days.date', 1) }} = paid_days.date
)

select * from final
