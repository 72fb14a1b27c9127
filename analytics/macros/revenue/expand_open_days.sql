{#- Rows of `spans`, each in force from `valid_from` to before `valid_to`, once as `date` for each open day.

    Spans are few and their days many: materialized, they are shared out over all threads. -#}
{% macro expand_open_days(spans, open_days) -%}
    with open_spans as{{ computed_apart() }} (
        select
            {{ spans }}.*,
            {{ greatest_of([spans ~ '.valid_from', 'open_bounds.first_date']) }} as first_open_date,
            {{ least_of([days_back(spans ~ '.valid_to', 1), 'open_bounds.last_date']) }} as last_open_date
        from {{ spans }}
        inner join (select min(date) as first_date, max(date) as last_date from {{ open_days }}) as open_bounds
            on {{ spans }}.valid_from <= open_bounds.last_date
            and {{ spans }}.valid_to > open_bounds.first_date
    )

    select
        expanded.*,
        {{ open_days }}.inputs_fingerprint,
        {{ open_days }}.date
    from (
        {{ expand_days('open_spans', 'open_spans.first_open_date', 'open_spans.last_open_date') | indent(8) }}
    ) as expanded
    inner join {{ open_days }}
        on expanded.date_day = {{ open_days }}.date
{%- endmacro %}
