{% test at_least(model, column_name, least) %}
select count(distinct {{ column_name }}) as found from {{ model }} having count(distinct {{ column_name }}) < {{ least }}
{% endtest %}
