{#- The decoded value of one parameter of a web address, or of the first address of a list; null when it is not there.
    What cannot be decoded stays as it is. -#}
{% macro url_parameter(expression, parameter) -%}
    {%- set value = "nullif(regexp_extract(" ~ expression ~ ", '[?&]" ~ parameter ~ "=([^&#,\\]]*)', 1), '')" -%}
    coalesce(try(url_decode({{ value }})), {{ value }})
{%- endmacro %}
