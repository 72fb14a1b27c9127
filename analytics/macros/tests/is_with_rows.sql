{#- False in a run that builds everything without rows, so that a test has no seed to compare with. -#}
{% macro is_with_rows() -%}
    {{ 'false' if flags.EMPTY else 'true' }}
{%- endmacro %}
