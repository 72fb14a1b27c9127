{#- The last value that is not null in the rows of a partition up to the current one by `order_by`, a date. -#}
{% macro last_known(expression, partition_by, order_by) -%}
    {{ return(adapter.dispatch('last_known')(expression, partition_by, order_by)) }}
{%- endmacro %}

{% macro default__last_known(expression, partition_by, order_by) -%}
    last_value({{ expression }} ignore nulls) over (partition by {{ partition_by }} order by {{ order_by }} rows between unbounded preceding and current row)
{%- endmacro %}

{#- PostgreSQL does not pass over nulls: the greatest pair of order and value stands in. -#}
{% macro postgres__last_known(expression, partition_by, order_by) -%}
    (max(array[to_char({{ order_by }}, 'YYYY-MM-DD HH24:MI:SS.US'), cast({{ expression }} as text)]) filter (where ({{ expression }}) is not null) over (partition by {{ partition_by }} order by {{ order_by }} rows between unbounded preceding and current row))[2]
{%- endmacro %}

{% macro trino__last_known(expression, partition_by, order_by) -%}
    last_value({{ expression }}) ignore nulls over (partition by {{ partition_by }} order by {{ order_by }} rows between unbounded preceding and current row)
{%- endmacro %}

{#- The first value that is not null, likewise. -#}
{% macro first_known(expression, partition_by, order_by) -%}
    {{ return(adapter.dispatch('first_known')(expression, partition_by, order_by)) }}
{%- endmacro %}

{% macro default__first_known(expression, partition_by, order_by) -%}
    first_value({{ expression }} ignore nulls) over (partition by {{ partition_by }} order by {{ order_by }} rows between unbounded preceding and current row)
{%- endmacro %}

{% macro postgres__first_known(expression, partition_by, order_by) -%}
    (min(array[to_char({{ order_by }}, 'YYYY-MM-DD HH24:MI:SS.US'), cast({{ expression }} as text)]) filter (where ({{ expression }}) is not null) over (partition by {{ partition_by }} order by {{ order_by }} rows between unbounded preceding and current row))[2]
{%- endmacro %}

{% macro trino__first_known(expression, partition_by, order_by) -%}
    first_value({{ expression }}) ignore nulls over (partition by {{ partition_by }} order by {{ order_by }} rows between unbounded preceding and current row)
{%- endmacro %}
