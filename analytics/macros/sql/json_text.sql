{#- The text of one key of a JSON object kept as text; null when the text is not JSON. -#}
{% macro json_text(expression, key) -%}
    {{ return(adapter.dispatch('json_text')(expression, key)) }}
{%- endmacro %}

{% macro default__json_text(expression, key) -%}
    json_extract_string(try_cast({{ expression }} as json), '$.{{ key }}')
{%- endmacro %}

{% macro postgres__json_text(expression, key) -%}
    case when pg_input_is_valid({{ expression }}, 'json') then cast({{ expression }} as json) ->> '{{ key }}' end
{%- endmacro %}

{% macro trino__json_text(expression, key) -%}
    json_extract_scalar(try(json_parse({{ expression }})), '$.{{ key }}')
{%- endmacro %}

{#- A nested value as JSON text. -#}
{% macro json_of(expression) -%}
    {{ return(adapter.dispatch('json_of')(expression)) }}
{%- endmacro %}

{% macro default__json_of(expression) -%}
    cast(to_json({{ expression }}) as varchar)
{%- endmacro %}

{% macro trino__json_of(expression) -%}
    json_format(cast({{ expression }} as json))
{%- endmacro %}
