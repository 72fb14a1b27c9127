{#- Joins to each row the last of the rows of `relation` that began by its `moment`, among those with equal keys: pairs of
    a column of the row and one of the relation. Without such a row its columns are null. -#}
{% macro join_last_begun(relation, keys, moment, begins_at) -%}
    {{ return(adapter.dispatch('join_last_begun')(relation, keys, moment, begins_at)) }}
{%- endmacro %}

{% macro default__join_last_begun(relation, keys, moment, begins_at) -%}
    left join (
        select
            *,
            lead({{ begins_at }}) over (
                {%- if keys %}partition by {% for key in keys %}{{ key[1] }}{{ ', ' if not loop.last }}{% endfor %}{% endif %}
                order by {{ begins_at }}
            ) as next_begins_at
        from {{ relation }}
        where {{ begins_at }} is not null
    ) as {{ relation }}
        on {{ moment }} >= {{ relation }}.{{ begins_at }}
        and ({{ moment }} < {{ relation }}.next_begins_at or {{ relation }}.next_begins_at is null)
        {%- for key in keys %}
        and {{ key[0] }} = {{ relation }}.{{ key[1] }}
        {%- endfor %}
{%- endmacro %}

{% macro duckdb__join_last_begun(relation, keys, moment, begins_at) -%}
    asof left join {{ relation }}
        on {{ moment }} >= {{ relation }}.{{ begins_at }}
        {%- for key in keys %}
        and {{ key[0] }} = {{ relation }}.{{ key[1] }}
        {%- endfor %}
{%- endmacro %}
