{#- Reads one source table with exactly the listed columns, whatever the real table looks like.

    columns: a list of [name, type] or [name, type, [other names to accept]]; types: varchar, boolean, integer, bigint,
    decimal(p,s), date, timestamp. A missing table gives no rows, a missing column gives nulls, and a value that does not
    fit its type gives null. Timestamps come out in UTC without a zone. The connector's own columns `_fivetran_synced`
    and `_fivetran_deleted` are found under the names that other connectors give them. -#}
{% macro source_columns(source_name, table_name, columns) -%}
    {%- set relation = source_relation(source_name, table_name) -%}
    {%- set types = source_column_types(source_name, table_name) -%}
    select
    {%- for column in columns %}
        {#- Some databases keep the word for themselves. -#}
        {%- set own = adapter.quote(column[0]) if column[0] == 'end' else column[0] -%}
        {%- set candidates = [column[0]] + (column[2] if column | length > 2 else []) + connector_column_names(column[0]) -%}
        {%- set present = namespace(name=none) -%}
        {%- for candidate in candidates if present.name is none and candidate | lower in types -%}
            {%- set present.name = candidate | lower -%}
        {%- endfor %}
        {% if present.name is none -%}
            cast(null as {{ sql_type(column[1]) }}) as {{ own }}
        {%- elif present.name == '_ab_cdc_deleted_at' -%}
            {{ adapter.quote(present.name) }} is not null as {{ own }}
        {%- else -%}
            {{ tolerant_cast(adapter.quote(present.name), types[present.name], column[1]) }} as {{ own }}
        {%- endif -%}
        {{ ',' if not loop.last }}
    {%- endfor %}
    {% if relation is not none -%}
    from {{ relation }}
    {%- else -%}
    where false
    {%- endif %}
{%- endmacro %}

{#- What other connectors call a column that Fivetran adds to every table. -#}
{% macro connector_column_names(column_name) -%}
    {{ return({
        '_fivetran_synced': ['_airbyte_extracted_at', '_sdc_batched_at'],
        '_fivetran_deleted': ['_deleted', '__deleted', '_ab_cdc_deleted_at'],
    }.get(column_name, [])) }}
{%- endmacro %}
