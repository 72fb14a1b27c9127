{#- Risk of losing a customer by transparent rules, 0 to 1; parts that are not known are left out. -#}
{% macro calculate_churn_risk_score(
    subscription_status, device_events_30d, days_since_last_activity, is_delinquent, customer_health_score
) -%}
    {%- set policy = health_policy().churn_risk -%}
    {%- set events_full_at = health_policy().entity_health.device_events_30d_full_at -%}
    {{ weighted_mean([
        (policy.weights.subscription_status, '1 - ' ~ subscription_status_factor(subscription_status)),
        (policy.weights.device_events, '1 - ' ~ up_to_full(device_events_30d, events_full_at)),
        (policy.weights.inactivity, up_to_full(days_since_last_activity, policy.inactivity_days_full_at)),
        (policy.weights.delinquency, 'case when ' ~ is_delinquent ~ ' then 1 when not ' ~ is_delinquent ~ ' then 0 end'),
        (policy.weights.health, '1 - ' ~ customer_health_score),
    ]) }}
{%- endmacro %}
