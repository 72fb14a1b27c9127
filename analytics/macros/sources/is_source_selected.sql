{#- True when the `sources` variable names this system, or names none. What people recorded with waypoint itself always counts. -#}
{% macro is_source_selected(source_name) -%}
    {%- set selected = var('sources', none) -%}
    {{ return(selected is none or source_name == 'waypoint' or source_name in selected) }}
{%- endmacro %}
