{%- set attributes = [
    'plan_id', 'product', 'plan_tier', 'tier_rank', 'billing_interval', 'currency', 'status', 'item_count', 'quantity',
    'contracted_mrr_minor', 'mrr_minor',
] -%}
{%- set unpaid = "('past_due', 'unpaid')" %}
{%- set ended = "('canceled', 'incomplete_expired')" %}
{%- set change_types = [
    ['ended', 'status in ' ~ ended ~ ' and previous_status not in ' ~ ended],
    ['restarted', 'status not in ' ~ ended ~ ' and previous_status in ' ~ ended],
    ['trial_converted', "status = 'active' and previous_status = 'trialing'"],
    ['payment_failed', 'status in ' ~ unpaid ~ ' and previous_status not in ' ~ unpaid],
    ['payment_recovered', "status = 'active' and previous_status in " ~ unpaid],
    ['paused', "status = 'paused' and previous_status != 'paused'"],
    ['resumed', "status != 'paused' and previous_status = 'paused'"],
    ['status_changed', 'status is distinct from previous_status'],
    ['upgraded', 'product = previous_product and tier_rank > previous_tier_rank'],
    ['downgraded', 'product = previous_product and tier_rank < previous_tier_rank'],
    ['plan_changed', 'plan_id is distinct from previous_plan_id'],
    ['quantity_increased', 'quantity > previous_quantity'],
    ['quantity_decreased', 'quantity < previous_quantity'],
    ['price_changed', 'contracted_mrr_minor is distinct from previous_contracted_mrr_minor'],
] %}

with

states as (
    select * from {{ ref('int_subscriptions__entity_states') }}
),

customers_of_subscriptions as (
    select subscription_id, customer_id from {{ ref('dim_subscription') }}
),

{{ entity_versions('states', 'subscription_id', attributes, change_types) }},

final as (
    select
        versions.version_id as subscription_version_id,
        versions.subscription_id,
        customers_of_subscriptions.customer_id,
        versions.plan_id,
        versions.product,
        versions.plan_tier,
        versions.billing_interval,
        versions.currency,
        versions.status,
        versions.change_type,
        versions.changed_attributes,
        versions.previous_plan_id,
        versions.previous_product,
        versions.previous_plan_tier,
        versions.previous_billing_interval,
        versions.previous_status,
        versions.tier_rank,
        versions.item_count,
        versions.quantity,
        versions.previous_quantity,
        versions.contracted_mrr_minor,
        versions.previous_contracted_mrr_minor,
        versions.mrr_minor,
        versions.previous_mrr_minor,
        versions.version_number,
        versions.is_current,
        versions.valid_from,
        versions.valid_to
    from versions
    left join customers_of_subscriptions
        on versions.subscription_id = customers_of_subscriptions.subscription_id
)

select * from final
