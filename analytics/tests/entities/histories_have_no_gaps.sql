-- In every history a version ends where the next begins, the last one is open, and only that one is current.
{%- set histories = {
    'entity_campaigns_history': 'campaign_id',
    'entity_customers_history': 'customer_id',
    'entity_devices_history': 'device_id',
    'entity_features_history': 'feature_id',
    'entity_locations_history': 'location_id',
    'entity_subscriptions_history': 'subscription_id',
    'entity_users_history': 'user_id',
} %}

with

{% for history, key in histories.items() %}
{{ history }} as (
    select
        '{{ history }}' as history,
        {{ key }} as entity_id,
        cast(valid_from as timestamp) as valid_from,
        cast(valid_to as timestamp) as valid_to,
        is_current,
        lead(cast(valid_from as timestamp)) over (partition by {{ key }} order by valid_from) as next_valid_from
    from {{ ref(history) }}
){{ ',' if not loop.last }}

{% endfor %}
{%- for history in histories %}
select *
from {{ history }}
where
    valid_to != coalesce(next_valid_from, cast({{ open_end_day() }} as timestamp))
    or is_current != (next_valid_from is null)
{{ 'union all' if not loop.last }}
{%- endfor %}
