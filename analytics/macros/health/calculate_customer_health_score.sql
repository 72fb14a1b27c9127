{#- Health of a customer as an entity, 0 to 1; parts that are not known are left out. -#}
{% macro calculate_customer_health_score(subscription_status, device_events_30d, device_online_ratio, is_delinquent, mrr) -%}
    {%- set policy = health_policy().entity_health -%}
    {{ weighted_mean([
        (policy.weights.subscription_status, subscription_status_factor(subscription_status)),
        (policy.weights.device_events, up_to_full(device_events_30d, policy.device_events_30d_full_at)),
        (policy.weights.device_online, up_to_full(device_online_ratio, 1)),
        (policy.weights.delinquency, 'case when ' ~ is_delinquent ~ ' then 0 when not ' ~ is_delinquent ~ ' then 1 end'),
        (policy.weights.mrr, up_to_full(mrr, policy.mrr_full_at)),
    ]) }}
{%- endmacro %}
