{#- The part of a text that the first group of a pattern matches, or group `group`; empty when the pattern does not match. -#}
{% macro text_matching(expression, pattern, group=1) -%}
    {{ return(adapter.dispatch('text_matching')(expression, pattern, group)) }}
{%- endmacro %}

{% macro default__text_matching(expression, pattern, group) -%}
    regexp_extract({{ expression }}, '{{ pattern }}', {{ group }})
{%- endmacro %}

{% macro postgres__text_matching(expression, pattern, group) -%}
    coalesce(regexp_substr({{ expression }}, '{{ pattern }}', 1, 1, '', {{ group }}), case when {{ expression }} is not null then '' end)
{%- endmacro %}

{% macro trino__text_matching(expression, pattern, group) -%}
    coalesce(regexp_extract({{ expression }}, '{{ pattern }}', {{ group }}), case when {{ expression }} is not null then '' end)
{%- endmacro %}

{#- Whether a pattern matches anywhere in a text. -#}
{% macro text_matches(expression, pattern) -%}
    {{ return(adapter.dispatch('text_matches')(expression, pattern)) }}
{%- endmacro %}

{% macro default__text_matches(expression, pattern) -%}
    regexp_matches({{ expression }}, '{{ pattern }}')
{%- endmacro %}

{% macro postgres__text_matches(expression, pattern) -%}
    ({{ expression }}) ~ '{{ pattern }}'
{%- endmacro %}

{% macro trino__text_matches(expression, pattern) -%}
    regexp_like({{ expression }}, '{{ pattern }}')
{%- endmacro %}

{#- A text with everything that a pattern matches replaced. -#}
{% macro text_replaced(expression, pattern, replacement) -%}
    {{ return(adapter.dispatch('text_replaced')(expression, pattern, replacement)) }}
{%- endmacro %}

{% macro default__text_replaced(expression, pattern, replacement) -%}
    regexp_replace({{ expression }}, '{{ pattern }}', '{{ replacement }}', 'g')
{%- endmacro %}

{% macro trino__text_replaced(expression, pattern, replacement) -%}
    regexp_replace({{ expression }}, '{{ pattern }}', '{{ replacement }}')
{%- endmacro %}

{#- Rows of `columns` of `relation` once for each part of `expression` that a pattern matches, as `name`. -#}
{% macro rows_matching(relation, columns, part) -%}
    {{ return(adapter.dispatch('rows_matching')(relation, columns, part)) }}
{%- endmacro %}

{% macro default__rows_matching(relation, columns, part) -%}
    select
        {{ columns | join(', ') }},
        unnest(regexp_extract_all({{ part.of }}, '{{ part.pattern }}')) as {{ part.name }}
    from {{ relation }}
{%- endmacro %}

{% macro postgres__rows_matching(relation, columns, part) -%}
    select
        {{ columns | join(', ') }},
        (regexp_matches({{ part.of }}, '{{ part.pattern }}', 'g'))[1] as {{ part.name }}
    from {{ relation }}
{%- endmacro %}

{% macro trino__rows_matching(relation, columns, part) -%}
    select
        {{ columns | join(', ') }},
        matches.part as {{ part.name }}
    from {{ relation }}
    cross join unnest(regexp_extract_all({{ part.of }}, '{{ part.pattern }}')) as matches (part)
{%- endmacro %}
