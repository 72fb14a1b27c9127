{#- How source records become customers: `probabilistic`, or `deterministic` where the variable says so and where dbt
    runs the project, which does not run models in TypeScript. -#}
{% macro identity_method() -%}
    {%- if waypoint_version is not defined -%}
        {{ return('deterministic') }}
    {%- endif -%}
    {{ return(var('identity_method', 'probabilistic')) }}
{%- endmacro %}
