{%- set attributes = ['status', 'event_names'] -%}
{%- set change_types = [
    ['first_used', "status = 'in_use' and previous_status = 'unused'"],
    ['went_dormant', "status = 'dormant' and previous_status is distinct from 'dormant'"],
    ['resumed', "status = 'in_use' and previous_status = 'dormant'"],
    ['event_renamed', 'event_names is distinct from previous_event_names'],
] %}

with

states as (
    select * from {{ ref('int_features__entity_states') }}
),

features as (
    select * from {{ ref('dim_feature') }}
),

{{ entity_versions('states', 'feature_id', attributes, change_types) }},

final as (
    select
        versions.version_id as feature_version_id,
        versions.feature_id,
        features.product,
        features.feature,
        features.tier,
        versions.status,
        versions.event_names,
        versions.change_type,
        versions.changed_attributes,
        versions.previous_status,
        versions.previous_event_names,
        versions.version_number,
        versions.is_current,
        versions.valid_from,
        versions.valid_to
    from versions
    inner join features
        on versions.feature_id = features.feature_id
)

select * from final
