{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='append_new_columns',
    pre_hook='{{ remove_changed_people() }}'
) }}
{%- set attributes = user_survivorship_attributes() -%}

with

open_people as (
    {{ open_people() }}
),

people as (
    select * from {{ ref('int_people__records') }}
),

user_records as (
    select
        records.source_system,
        records.source_id,
        records.user_id,
        open_people.inputs_fingerprint
    from {{ ref('map_source_to_user') }} as records
    inner join open_people
        on records.user_id = open_people.user_id
),

policy as (
    select
        survivorship_policy.attribute,
        survivorship_policy.strategy,
        sources.source_system,
        {{ position_in_list('survivorship_policy.source_priority', 'sources.source_system') }} as source_priority
    from {{ ref('survivorship_policy') }} as survivorship_policy
    cross join (select distinct source_system from people) as sources
),

attribute_values as (
    {%- for attribute, column in attributes.items() %}
    select
        record_number,
        source_system,
        source_id,
        '{{ attribute }}' as attribute,
        {{ column }} as attribute_value,
        {% for other in attributes.values() -%}
        {{ '+ ' if not loop.first }}case when {{ other }} is null then 0 else 1 end
        {%- endfor %} as filled_attributes,
        is_active,
        updated_at
    from people
    where {{ column }} is not null
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

ranked as (
    select
        user_records.user_id,
        user_records.inputs_fingerprint,
        attribute_values.attribute,
        attribute_values.attribute_value,
        attribute_values.source_system,
        attribute_values.source_id,
        policy.strategy,
        row_number() over (
            partition by user_records.user_id, attribute_values.attribute
            order by
                case when policy.strategy = 'most_recent' then attribute_values.updated_at end desc nulls last,
                case when policy.strategy = 'most_complete' then attribute_values.filled_attributes end desc nulls last,
                policy.source_priority,
                attribute_values.is_active desc,
                attribute_values.record_number
        ) as preference
    from attribute_values
    inner join policy
        on attribute_values.attribute = policy.attribute
        and attribute_values.source_system = policy.source_system
    inner join user_records
        on attribute_values.source_system = user_records.source_system
        and attribute_values.source_id = user_records.source_id
    where policy.source_priority is not null
),

final as (
    select
        user_id,
        attribute,
        source_system,
        source_id,
        attribute_value,
        strategy,
        inputs_fingerprint
    from ranked
    where preference = 1
)

select * from final
