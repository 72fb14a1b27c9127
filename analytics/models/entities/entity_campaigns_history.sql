{%- set attributes = ['campaign_name', 'status'] -%}
{%- set running = "('enabled', 'active', 'running')" %}
{%- set change_types = [
    ['started', 'status in ' ~ running ~ ' and previous_status not in ' ~ running],
    ['finished', "status = 'finished' and previous_status is distinct from 'finished'"],
    ['stopped', 'status not in ' ~ running ~ ' and previous_status in ' ~ running],
    ['status_changed', 'status is distinct from previous_status'],
    ['renamed', 'campaign_name is distinct from previous_campaign_name'],
] %}

with

states as (
    select * from {{ ref('int_campaigns__entity_states') }}
),

campaigns as (
    select * from {{ ref('dim_campaign') }}
),

{{ entity_versions('states', 'campaign_id', attributes, change_types) }},

final as (
    select
        versions.version_id as campaign_version_id,
        versions.campaign_id,
        campaigns.platform,
        campaigns.channel,
        versions.campaign_name,
        versions.status,
        versions.change_type,
        versions.changed_attributes,
        versions.previous_campaign_name,
        versions.previous_status,
        versions.version_number,
        versions.is_current,
        versions.valid_from,
        versions.valid_to
    from versions
    inner join campaigns
        on versions.campaign_id = campaigns.campaign_id
)

select * from final
