{#- Spans of days that touch or overlap, as one: `first_date` belongs to a span, `end_date` does not. -#}
{% macro merged_spans(relation, keys) -%}
    select
        {{ keys | join(', ') }},
        min(first_date) as first_date,
        max(end_date) as end_date
    from (
        select
            *,
            sum(case when reached_date is null or first_date > reached_date then 1 else 0 end) over (
                partition by {{ keys | join(', ') }}
                order by first_date, end_date
                rows between unbounded preceding and current row
            ) as span_number
        from (
            select
                *,
                max(end_date) over (
                    partition by {{ keys | join(', ') }}
                    order by first_date, end_date
                    rows between unbounded preceding and 1 preceding
                ) as reached_date
            from {{ relation }}
            where first_date < end_date
        ) as reached
    ) as numbered
    group by {{ keys | join(', ') }}, span_number
{%- endmacro %}
