{%- set attributes = [
    'customer_name', 'domain', 'country', 'segment', 'lifecycle_stage', 'tier', 'industry', 'owner',
    'subscription_status', 'health_band', 'employee_count', 'total_locations',
    'is_test',
] -%}
{%- set change_types = [
    ['churned', "lifecycle_stage = 'churned' and previous_lifecycle_stage is distinct from 'churned'"],
    ['returned', "previous_lifecycle_stage = 'churned' and lifecycle_stage is distinct from 'churned'"],
    ['became_customer', "lifecycle_stage in ('onboarding', 'active') and previous_lifecycle_stage in ('prospect', 'trial')"],
    ['lifecycle_changed', 'lifecycle_stage is distinct from previous_lifecycle_stage'],
    ['subscription_changed', 'subscription_status is distinct from previous_subscription_status'],
    ['tier_changed', 'tier is distinct from previous_tier'],
    ['health_changed', 'health_band is distinct from previous_health_band'],
    ['segment_changed', 'segment is distinct from previous_segment'],
    ['owner_changed', 'owner is distinct from previous_owner'],
    ['locations_changed', 'total_locations is distinct from previous_total_locations'],
] %}

with

states as (
    select * from {{ ref('int_customers__entity_states') }}
),

{{ entity_versions('states', 'customer_id', attributes, change_types) }},

final as (
    select
        version_id as customer_version_id,
        customer_id,
        customer_name,
        domain,
        country,
        segment,
        lifecycle_stage,
        tier,
        industry,
        owner,
        subscription_status,
        health_band,
        change_type,
        changed_attributes,
        previous_customer_name,
        previous_domain,
        previous_country,
        previous_segment,
        previous_lifecycle_stage,
        previous_tier,
        previous_industry,
        previous_owner,
        previous_subscription_status,
        previous_health_band,
        employee_count,
        previous_employee_count,
        total_locations,
        previous_total_locations,
        version_number,
        is_test,
        previous_is_test,
        is_current,
        valid_from,
        valid_to
    from versions
)

select * from final
-- One customer is asked for at a time: its rows lie together.
order by customer_id
