{% macro postgres__alter_relation_comment(relation, comment) -%}
    comment on {{ relation.type | replace('_', ' ') }} {{ relation }} is '{{ escape_single_quotes(comment) }}'
{%- endmacro %}


{% macro postgres__alter_column_comment(relation, column_dict) -%}
  {%- set existing = adapter.get_columns_in_relation(relation) | map(attribute='name') | list -%}
  {%- for name, column in column_dict.items() %}
    {%- set found = name if name in existing else (name | lower if name | lower in existing and not column.quote else none) %}
    {%- if found is not none %}
    comment on column {{ relation }}.{{ adapter.quote(found) }} is '{{ escape_single_quotes(column.description) }}';
    {%- endif %}
  {%- endfor %}
{%- endmacro %}
