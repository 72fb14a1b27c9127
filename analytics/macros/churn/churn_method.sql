{#- How churn risk is scored: `model`, or `rules` alone where the variable says so and where dbt runs the project, which
    does not run models in TypeScript. -#}
{% macro churn_method() -%}
    {%- if waypoint_version is not defined -%}
        {{ return('rules') }}
    {%- endif -%}
    {{ return(var('churn_method', 'model')) }}
{%- endmacro %}
