{#- A whole number for the values of a row: equal rows have equal numbers; different ones may, but hardly ever do. It differs from
    database to database. -#}
{% macro hash_of(columns) -%}
    {{ return(adapter.dispatch('hash_of')(columns)) }}
{%- endmacro %}

{% macro default__hash_of(columns) -%}
    hash({{ columns | join(', ') }})
{%- endmacro %}

{% macro postgres__hash_of(columns) -%}
    hash_record_extended(row({% for column in columns %}{{ 'cast(' ~ column ~ ' as text)' if column is string and column.startswith("'") else column }}{{ ', ' if not loop.last }}{% endfor %}), 0)
{%- endmacro %}

{% macro trino__hash_of(columns) -%}
    from_big_endian_64(xxhash64(to_utf8(json_format(cast(array[
        {%- for column in columns %}cast({{ column }} as varchar){{ ', ' if not loop.last }}{% endfor -%}
    ] as json)))))
{%- endmacro %}
