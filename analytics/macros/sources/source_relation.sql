{#- The relation of a source table as it exists in the warehouse, or none when it is missing or not selected.
    Always calls source(), so that lineage does not depend on what happens to be there. -#}
{% macro source_relation(source_name, table_name) -%}
    {%- set relation = source(source_name, table_name) -%}
    {%- if not execute or not is_source_selected(source_name) -%}
        {{ return(none) }}
    {%- endif -%}
    {{ return(adapter.get_relation(database=relation.database, schema=relation.schema, identifier=relation.identifier)) }}
{%- endmacro %}
