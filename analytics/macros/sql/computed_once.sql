{#- Follows the `as` of a step whose columns later steps use many times: a database that puts steps into each other would
    compute them as often. -#}
{% macro computed_once() -%}
    {{ return(adapter.dispatch('computed_once')()) }}
{%- endmacro %}

{% macro default__computed_once() -%}
{%- endmacro %}

{% macro postgres__computed_once() -%}
    {{ return(' materialized') }}
{%- endmacro %}
