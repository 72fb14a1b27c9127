{#- People whose rows are to be made: in an increment those without rows, after `remove_changed_people`. -#}
{% macro open_people() -%}
    select
        basis.user_id,
        basis.inputs_fingerprint
    from {{ ref('int_people__basis') }} as basis
    {%- if is_incremental() %}
    left join (select distinct user_id from {{ this }}) as booked
        on basis.user_id = booked.user_id
    where booked.user_id is null
    {%- endif %}
{%- endmacro %}

{#- Takes people out of an incremental table who are not made of what they were made of. -#}
{% macro remove_changed_people() -%}
    {%- set basis = ref('int_people__basis') -%}
    {%- if not is_incremental() -%}
    select 1
    {%- elif 'inputs_fingerprint' not in adapter.get_columns_in_relation(this) | map(attribute='name') -%}
    {#- A table of an earlier release has none. -#}
    delete from {{ this }}
    {%- else -%}
    delete from {{ this }}
    where user_id in (
        select booked.user_id
        from (select distinct user_id, inputs_fingerprint from {{ this }}) as booked
        left join {{ basis }} as basis
            on booked.user_id = basis.user_id
            and booked.inputs_fingerprint = basis.inputs_fingerprint
        where basis.user_id is null
    )
    {%- endif -%}
{%- endmacro %}
