{#- Nothing cascades: a view that reads what is gone stays and says so when it is read. -#}
{% macro trino__drop_table(relation) -%}
    drop table if exists {{ relation }}
{%- endmacro %}


{% macro trino__drop_view(relation) -%}
    drop view if exists {{ relation }}
{%- endmacro %}


{#- A view's new name without a schema would be one of the session's. -#}
{% macro trino__get_rename_view_sql(relation, new_name) %}
    alter view {{ relation }} rename to {{ relation.incorporate(path={'identifier': new_name}) }}
{% endmacro %}
