{#- Days from one date to another. -#}
{% macro days_between(earlier, later) -%}
    {{ return(adapter.dispatch('days_between')(earlier, later)) }}
{%- endmacro %}

{% macro default__days_between(earlier, later) -%}
    date_diff('day', {{ earlier }}, {{ later }})
{%- endmacro %}

{% macro postgres__days_between(earlier, later) -%}
    cast(cast({{ later }} as date) - cast({{ earlier }} as date) as bigint)
{%- endmacro %}

{% macro trino__days_between(earlier, later) -%}
    date_diff('day', cast({{ earlier }} as date), cast({{ later }} as date))
{%- endmacro %}

{#- Whole months from one date to a later one. -#}
{% macro months_passed(earlier, later) -%}
    {{ return(adapter.dispatch('months_passed')(earlier, later)) }}
{%- endmacro %}

{% macro default__months_passed(earlier, later) -%}
    date_diff('month', {{ earlier }}, {{ later }})
{%- endmacro %}

{% macro duckdb__months_passed(earlier, later) -%}
    date_sub('month', {{ earlier }}, {{ later }})
{%- endmacro %}

{% macro postgres__months_passed(earlier, later) -%}
    cast(extract(year from age({{ later }}, {{ earlier }})) * 12 + extract(month from age({{ later }}, {{ earlier }})) as bigint)
{%- endmacro %}

{#- A date so many months later, the last of the month where its day does not exist. -#}
{% macro plus_months(day, months) -%}
    {{ return(adapter.dispatch('plus_months')(day, months)) }}
{%- endmacro %}

{% macro default__plus_months(day, months) -%}
    cast({{ day }} + to_months({{ months }}) as date)
{%- endmacro %}

{% macro postgres__plus_months(day, months) -%}
    cast({{ day }} + ({{ months }}) * interval '1 month' as date)
{%- endmacro %}

{% macro trino__plus_months(day, months) -%}
    date_add('month', {{ months }}, {{ day }})
{%- endmacro %}
