{% macro postgres__any_value(expression) -%}
    {#- any_value() came with PostgreSQL 16. -#}
    (array_agg({{ expression }}) filter (where ({{ expression }}) is not null))[1]
{%- endmacro %}


{% macro postgres__listagg(measure, delimiter_text, order_by_clause, limit_num) -%}
  {%- if limit_num -%}
    array_to_string(
        (array_agg({{ measure }}{% if order_by_clause %} {{ order_by_clause }}{% endif %}))[1:{{ limit_num }}],
        {{ delimiter_text }}
    )
  {%- else -%}
    string_agg({{ measure }}, {{ delimiter_text }}{% if order_by_clause %} {{ order_by_clause }}{% endif %})
  {%- endif -%}
{%- endmacro %}


{% macro postgres__split_part(string_text, delimiter_text, part_number) %}
  {%- if part_number is string or part_number >= 0 -%}
    split_part({{ string_text }}, {{ delimiter_text }}, {{ part_number }})
  {%- else -%}
    {#- Counted from the end by itself: split_part() does so since PostgreSQL 14. -#}
    reverse(split_part(reverse({{ string_text }}), reverse({{ delimiter_text }}), {{ -part_number }}))
  {%- endif -%}
{% endmacro %}


{% macro postgres__equals(expr1, expr2) -%}
    {{ expr1 }} is not distinct from {{ expr2 }}
{%- endmacro %}
