{% macro closing(results) %}
  {% if execute %}select {{ results | length }} as finished{% endif %}
{% endmacro %}

{% macro default__cents(column, digits) %}round({{ column }} * 0.01, {{ digits or 2 }}){% endmacro %}

{% macro generate_schema_name(custom_schema_name, node) -%}
  {%- if custom_schema_name is none -%}{{ target.schema }}
  {%- elif node.resource_type == 'seed' -%}{{ custom_schema_name | trim }}
  {%- else -%}{{ default__generate_schema_name(custom_schema_name, node) }}{%- endif -%}
{%- endmacro %}

{% macro list_columns(columns, prefix='') %}
  {%- for column in columns %}{{ prefix }}{{ column }}{% if not loop.last %}, {% endif %}{% endfor -%}
{% endmacro %}
