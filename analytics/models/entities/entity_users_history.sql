{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='append_new_columns',
    pre_hook='{{ remove_changed_user_versions() }}'
) }}

{%- set attributes = ['status'] -%}
{%- set change_types = [
    ['deactivated', "status = 'deactivated'"],
    ['activated', "status = 'new'"],
    ['resurrected', "status = 'resurrected'"],
    ['became_current', "status = 'current'"],
    ['went_dormant', "status = 'dormant'"],
] %}

with

states as (
    select *
    from {{ ref('int_users__entity_states') }}
    {%- if is_incremental() %}
    where user_id not in (select user_id from {{ this }})
    {%- endif %}
),

users as (
    select * from {{ ref('dim_user') }}
),

{{ entity_versions('states', 'user_id', attributes, change_types) }},

final as (
    select
        versions.version_id as user_version_id,
        versions.user_id,
        users.customer_id,
        versions.status,
        versions.change_type,
        versions.changed_attributes,
        versions.previous_status,
        versions.version_number,
        versions.inputs_fingerprint,
        versions.is_current,
        versions.valid_from,
        versions.valid_to
    from versions
    inner join users
        on versions.user_id = users.user_id
)

select * from final
