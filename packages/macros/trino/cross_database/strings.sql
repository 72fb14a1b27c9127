{% macro trino__hash(field) -%}
    lower(to_hex(md5(to_utf8(cast({{ field }} as varchar)))))
{%- endmacro %}


{% macro trino__right(string_text, length_expression) -%}
    substr({{ string_text }}, greatest(length({{ string_text }}) - ({{ length_expression }}), 0) + 1)
{%- endmacro %}


{% macro trino__listagg(measure, delimiter_text, order_by_clause, limit_num) -%}
  {%- set gathered = 'array_agg(' ~ measure ~ (' ' ~ order_by_clause if order_by_clause else '') ~ ') filter (where ' ~ measure ~ ' is not null)' -%}
    array_join({{ 'slice(' ~ gathered ~ ', 1, ' ~ limit_num ~ ')' if limit_num else gathered }}, {{ delimiter_text }})
{%- endmacro %}


{% macro trino__safe_cast(field, type) -%}
    try_cast({{ field }} as {{ type }})
{%- endmacro %}


{% macro trino__array_construct(inputs, data_type) -%}
    cast(array[{{ inputs | join(', ') }}] as array({{ data_type }}))
{%- endmacro %}


{% macro trino__array_append(array, new_element) -%}
    {{ array }} || {{ new_element }}
{%- endmacro %}


{% macro trino__array_concat(array_1, array_2) -%}
    concat({{ array_1 }}, {{ array_2 }})
{%- endmacro %}
