{#- Only rows whose hash comes twice are grouped by the columns themselves: mostly none. -#}
{% test unique_combination(model, columns) %}
{%- set key = columns | join(', ') %}
select
    {{ key }},
    count(*) as row_count
from {{ model }}
where {{ hash_of(columns) }} in (
    select {{ hash_of(columns) }}
    from {{ model }}
    group by 1
    having count(*) > 1
)
group by {{ key }}
having count(*) > 1
{% endtest %}
