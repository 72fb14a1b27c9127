{#- One row about a source table: whether it is there, how many rows it has, when they arrived, and the columns it has. -#}
{% macro source_table_state(source_name, table_name) -%}
    {%- set relation = source_relation(source_name, table_name) -%}
    {%- set types = source_column_types(source_name, table_name) -%}
    {%- set synced_at = tolerant_cast('"_fivetran_synced"', types.get('_fivetran_synced'), 'timestamp')
        if '_fivetran_synced' in types else 'cast(null as timestamp)' -%}
    select
        '{{ source_name }}' as source_system,
        '{{ table_name }}' as table_name,
        '{{ types.keys() | sort | join(',') }}' as column_names,
        {{ 'count(*)' if relation is not none else 'cast(0 as bigint)' }} as row_count,
        {{ 'true' if relation is not none else 'false' }} as is_present,
        {{ 'min(' ~ synced_at ~ ')' if relation is not none else 'cast(null as timestamp)' }} as first_seen_at,
        {{ 'max(' ~ synced_at ~ ')' if relation is not none else 'cast(null as timestamp)' }} as last_synced_at
    {% if relation is not none -%}
    from {{ relation }}
    {%- endif -%}
{%- endmacro %}
