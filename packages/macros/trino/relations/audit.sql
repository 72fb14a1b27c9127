{#- Two renames would leave a moment without the relation: a table is replaced in one statement that copies the rows. -#}
{% macro trino__audit_swap(target, candidate, existing) %}
  {% if existing is none or not existing.is_table or not candidate.is_table %}
    {% do return(default__audit_swap(target, candidate, existing)) %}
  {% endif %}
  {% do run_query('create or replace table ' ~ target ~ trino__table_comment() ~ trino__table_properties(target) ~ ' as select * from ' ~ candidate) %}
  {% do adapter.drop_relation(candidate) %}
{% endmacro %}


{% macro trino__audit_copy_sql(relation, copy) -%}
  create or replace table {{ copy }} as select * from {{ relation }}
{%- endmacro %}
