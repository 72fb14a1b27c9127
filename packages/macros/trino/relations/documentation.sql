{#- The comment of a relation is part of its creation; those of columns take a statement each. -#}
{% macro trino__persist_docs(relation, model, for_relation, for_columns) -%}
  {% if for_relation and config.persist_relation_docs() and model.description and model.resource_type in ['seed', 'snapshot'] %}
    {% do run_query(alter_relation_comment(relation, model.description)) %}
  {% endif %}
  {% if for_columns and config.persist_column_docs() and model.columns.values() | selectattr('description') | list %}
    {% set statements = alter_column_comment(relation, model.columns) | trim %}
    {% if statements %}
      {% do run_query(statements) %}
    {% endif %}
  {% endif %}
{% endmacro %}
