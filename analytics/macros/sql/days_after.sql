{#- A date so many days after another one. -#}
{% macro days_after(day, days) -%}
    {{ return(adapter.dispatch('days_after')(day, days)) }}
{%- endmacro %}

{% macro default__days_after(day, days) -%}
    {{ day }} + {{ days }}
{%- endmacro %}

{% macro trino__days_after(day, days) -%}
    date_add('day', {{ days }}, {{ day }})
{%- endmacro %}

{#- A date so many days before another one. -#}
{% macro days_back(day, days) -%}
    {{ return(adapter.dispatch('days_back')(day, days)) }}
{%- endmacro %}

{% macro default__days_back(day, days) -%}
    {{ day }} - {{ days }}
{%- endmacro %}

{% macro trino__days_back(day, days) -%}
    date_add('day', -({{ days }}), {{ day }})
{%- endmacro %}
