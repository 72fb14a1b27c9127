{#- The windows in which active people are counted besides the day itself, in days by name. -#}
{% macro active_user_windows() -%}
    {{ return({'7d': 7, '28d': 28, '30d': 30}) }}
{%- endmacro %}
