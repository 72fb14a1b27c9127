{#- Only rows whose hash comes twice are grouped by the columns themselves: mostly none.
    period: the column of a key by which a run may test the last days alone; equal keys are of the same period. -#}
{% test unique_combination(model, columns, period=none) %}
{%- set key = columns | join(', ') %}
{%- set tested = 'true' if period is none else is_tested(period, model) %}
select
    {{ key }},
    count(*) as row_count
from {{ model }}
where
    {{ tested }}
    and {{ hash_of(columns) }} in (
        select {{ hash_of(columns) }}
        from {{ model }}
        where {{ tested }}
        group by 1
        having count(*) > 1
    )
group by {{ key }}
having count(*) > 1
{% endtest %}
