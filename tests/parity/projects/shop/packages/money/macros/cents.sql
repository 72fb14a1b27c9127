{#- Amounts are kept in cents. -#}
{% macro cents(column, digits=none) -%}
  {{ return(adapter.dispatch('cents', 'money')(column, digits)) }}
{%- endmacro %}

{% macro default__cents(column, digits) -%}
  round({{ column }} / 100.0, {{ digits or var('digits') }})
{%- endmacro %}
