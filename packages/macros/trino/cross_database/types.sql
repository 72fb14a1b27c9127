{% macro trino__type_string() -%}
    {{ return('varchar') }}
{%- endmacro %}


{% macro trino__type_timestamp() -%}
    {{ return('timestamp(6)') }}
{%- endmacro %}


{% macro trino__type_float() -%}
    {{ return('double') }}
{%- endmacro %}


{% macro trino__type_numeric() -%}
    {{ return('decimal(28,6)') }}
{%- endmacro %}
