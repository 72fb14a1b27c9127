{% macro get_snapshot_table_column_names() %}
  {% do return({
    'dbt_valid_to': 'dbt_valid_to',
    'dbt_valid_from': 'dbt_valid_from',
    'dbt_scd_id': 'dbt_scd_id',
    'dbt_updated_at': 'dbt_updated_at',
    'dbt_is_deleted': 'dbt_is_deleted'
  }) %}
{% endmacro %}


{#- The names of the columns that a snapshot adds, as snapshot_meta_column_names has them. -#}
{% macro get_snapshot_columns() %}
  {% do return(config.get('snapshot_table_column_names') or get_snapshot_table_column_names()) %}
{% endmacro %}


{% macro snapshot_keys(unique_key) %}
  {% do return([unique_key] if unique_key is string else unique_key) %}
{% endmacro %}


{#- Of the columns of a staging table those that the snapshot keeps. -#}
{% macro snapshot_columns_of(columns) %}
  {% set kept = [] %}
  {% for column in columns %}
    {% set name = column.name | lower %}
    {% if name != 'dbt_change_type' and not modules.re.match('dbt_unique_key(_[0-9]+)?$', name) %}
      {% do kept.append(column) %}
    {% endif %}
  {% endfor %}
  {% do return(kept) %}
{% endmacro %}


{% macro create_columns(relation, columns) %}
  {{ adapter.dispatch('create_columns', 'dbt')(relation, columns) }}
{% endmacro %}

{% macro default__create_columns(relation, columns) %}
  {% for column in columns %}
    {% call statement() %}
      alter table {{ relation.render() }} add column {{ adapter.quote(column.name) }} {{ column.expanded_data_type }}
    {% endcall %}
  {% endfor %}
{% endmacro %}


{% macro unique_key_fields(unique_key) %}
  {%- if unique_key is string -%}
    {{ unique_key }} as dbt_unique_key
  {%- else -%}
    {%- for key in unique_key -%}
      {{ key }} as dbt_unique_key_{{ loop.index }}{{ ', ' if not loop.last }}
    {%- endfor -%}
  {%- endif -%}
{% endmacro %}


{% macro unique_key_join_on(unique_key, identifier, from_identifier) %}
  {%- if unique_key is string -%}
    {{ identifier }}.dbt_unique_key = {{ from_identifier }}.dbt_unique_key
  {%- else -%}
    {%- for key in unique_key -%}
      {{ identifier }}.dbt_unique_key_{{ loop.index }} = {{ from_identifier }}.dbt_unique_key_{{ loop.index }}{{ ' and ' if not loop.last }}
    {%- endfor -%}
  {%- endif -%}
{% endmacro %}


{% macro unique_key_is_null(unique_key, identifier) %}
  {{- identifier }}.dbt_unique_key{{ '' if unique_key is string else '_1' }} is null
{%- endmacro %}


{% macro unique_key_is_not_null(unique_key, identifier) %}
  {{- identifier }}.dbt_unique_key{{ '' if unique_key is string else '_1' }} is not null
{%- endmacro %}
