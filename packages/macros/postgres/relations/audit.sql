{#- With the defaults, constraints and indexes of the original. -#}
{% macro postgres__audit_copy_sql(relation, copy) -%}
  create table {{ copy }} (like {{ relation }} including all);
  insert into {{ copy }} select * from {{ relation }}
{%- endmacro %}
