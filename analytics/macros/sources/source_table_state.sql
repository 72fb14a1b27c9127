{#- One row about a source table: whether it is there, how many rows it has, when they arrived, and the columns it has. -#}
{% macro source_table_state(source_name, table_name) -%}
    {%- set relation = source_relation(source_name, table_name) -%}
    {%- set types = source_column_types(source_name, table_name) -%}
    {%- set synced = namespace(at='cast(null as timestamp)') -%}
    {%- for name in ['received_at'] + connector_column_names('_fivetran_synced') + ['_fivetran_synced'] if name in types -%}
        {%- set synced.at = tolerant_cast(adapter.quote(name), types[name], 'timestamp') -%}
    {%- endfor -%}
    select
        '{{ source_name }}' as source_system,
        '{{ table_name }}' as table_name,
        '{{ types.keys() | sort | join(',') | replace("'", "''") }}' as column_names,
        {{ 'count(*)' if relation is not none else 'cast(0 as bigint)' }} as row_count,
        {{ 'true' if relation is not none else 'false' }} as is_present,
        {{ 'min(' ~ synced.at ~ ')' if relation is not none else 'cast(null as timestamp)' }} as first_seen_at,
        {{ 'max(' ~ synced.at ~ ')' if relation is not none else 'cast(null as timestamp)' }} as last_synced_at
    {% if relation is not none -%}
    from {{ relation }}
    {%- endif -%}
{%- endmacro %}
