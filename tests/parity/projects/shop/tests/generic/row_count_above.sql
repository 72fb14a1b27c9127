{% test row_count_above(model, least=0) %}
{{ config(severity='error', tags=['counted']) }}
select count(*) as n from {{ model }} having count(*) < {{ least }}
{% endtest %}
