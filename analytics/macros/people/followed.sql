{#- The rows of `relation`, whose column `named` names a row by its `number`: of each its number and what the row that it
    names itself names, as `named`. A record never names one that is not there. -#}
{% macro followed(relation, number, named) -%}
    {{ return(adapter.dispatch('followed')(relation, number, named)) }}
{%- endmacro %}

{% macro default__followed(relation, number, named) -%}
    select
        passed.{{ number }},
        earlier.{{ named }}
    from {{ relation }} as passed
    inner join {{ relation }} as earlier
        on passed.{{ named }} = earlier.{{ number }}
{%- endmacro %}

{#- Trino puts a step into each of its readers: one that reads itself twice doubles what it reads in each round. -#}
{% macro trino__followed(relation, number, named) -%}
    select
        asked.{{ number }},
        asked.answer as {{ named }}
    from (
        select
            sides.asker as {{ number }},
            max(sides.answer) over (partition by sides.subject) as answer
        from {{ relation }} as passed
        cross join unnest(
            array[passed.{{ named }}, passed.{{ number }}],
            array[passed.{{ number }}, null],
            array[null, passed.{{ named }}]
        ) as sides (subject, asker, answer)
    ) as asked
    where asked.{{ number }} is not null
{%- endmacro %}
