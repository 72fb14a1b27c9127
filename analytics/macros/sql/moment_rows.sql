{#- The columns `columns` of `relation` once for each moment from `first` to `last`, a `unit` (hour, day, week, month)
    apart, as `name` of the type `type`. -#}
{% macro moment_rows(relation, columns, moments) -%}
    {{ return(adapter.dispatch('moment_rows')(relation, columns, moments)) }}
{%- endmacro %}

{% macro default__moment_rows(relation, columns, moments) -%}
    select
        {{ columns }},
        cast(unnest(generate_series(
            cast({{ moments.first }} as timestamp), cast({{ moments.last }} as timestamp), interval '1 {{ moments.unit }}'
        )) as {{ moments.type }}) as {{ moments.name }}
    from {{ relation }}
{%- endmacro %}

{% macro postgres__moment_rows(relation, columns, moments) -%}
    select
        {{ columns }},
        cast(generate_series(
            cast({{ moments.first }} as timestamp), cast({{ moments.last }} as timestamp), interval '1 {{ moments.unit }}'
        ) as {{ moments.type }}) as {{ moments.name }}
    from {{ relation }}
{%- endmacro %}

{% macro trino__moment_rows(relation, columns, moments) -%}
    {%- set type = 'timestamp(6)' if moments.unit == 'hour' else 'date' -%}
    select
        {{ columns }},
        cast(series.moment as {{ sql_type(moments.type) }}) as {{ moments.name }}
    from {{ relation }}
    cross join unnest(case
        when {{ moments.first }} <= {{ moments.last }} then sequence(
            cast({{ moments.first }} as {{ type }}), cast({{ moments.last }} as {{ type }}),
            interval '{{ 7 if moments.unit == 'week' else 1 }}' {{ 'day' if moments.unit == 'week' else moments.unit }}
        )
        else array[]
    end) as series (moment)
{%- endmacro %}
