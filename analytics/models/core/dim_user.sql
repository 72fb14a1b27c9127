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

survivorship as (
    select * from {{ ref('int_people__survivorship') }}
    {%- if is_incremental() %}
    where user_id in (select wanted.user_id from open_people as wanted)
    {%- endif %}
),

summarised as (
    select
        user_records.user_id,
        min(case when people.source_system = 'app' then people.source_id end) as app_user_id,
        count(*) as record_count,
        count(distinct people.source_system) as source_count,
        bool_or(people.is_active) as is_active,
        max(user_records.inputs_fingerprint) as inputs_fingerprint,
        min(people.created_at) as first_seen_at
    from user_records
    inner join people
        on user_records.source_system = people.source_system
        and user_records.source_id = people.source_id
    group by user_records.user_id
),

survived as (
    select
        user_id,
        {%- for attribute in attributes %}
        max(case when attribute = '{{ attribute }}' then attribute_value end) as {{ attribute }},
        max(case when attribute = '{{ attribute }}' then source_system || ':' || source_id end) as {{ attribute }}_source
        {{- ',' if not loop.last }}
        {%- endfor %}
    from survivorship
    group by user_id
),

final as (
    select
        summarised.user_id,
        survived.user_customer_id as customer_id,
        summarised.app_user_id,
        survived.user_name,
        survived.user_email as email,
        survived.user_title as title,
        survived.user_customer_id_source as customer_id_source,
        survived.user_name_source,
        survived.user_email_source as email_source,
        survived.user_title_source as title_source,
        summarised.record_count,
        summarised.source_count,
        summarised.is_active,
        summarised.inputs_fingerprint,
        summarised.first_seen_at
    from summarised
    left join survived
        on summarised.user_id = survived.user_id
)

select * from final
