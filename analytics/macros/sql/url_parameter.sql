{#- The decoded value of one parameter of a web address, or of the first address of a list; null when it is not there. -#}
{% macro url_parameter(expression, parameter) -%}
    nullif(url_decode(regexp_extract({{ expression }}, '[?&]{{ parameter }}=([^&#,\]]*)', 1)), '')
{%- endmacro %}
