{% macro diff_columns(source_columns, target_columns) %}
  {% set target_names = target_columns | map(attribute='column') | map('lower') | list %}
  {% set result = [] %}
  {% for column in source_columns if column.column | lower not in target_names %}
    {% do result.append(column) %}
  {% endfor %}
  {% do return(result) %}
{% endmacro %}


{% macro diff_column_data_types(source_columns, target_columns) %}
  {{ return(adapter.dispatch('diff_column_data_types', 'dbt')(source_columns, target_columns)) }}
{% endmacro %}

{% macro default__diff_column_data_types(source_columns, target_columns) %}
  {% set result = [] %}
  {% for source in source_columns %}
    {% set target = target_columns | selectattr('name', 'equalto', source.name) | first %}
    {% if target is defined and target
        and source.expanded_data_type != target.expanded_data_type
        and not source.can_expand_to(other_column=target) %}
      {% do result.append({'column_name': target.name, 'new_type': source.expanded_data_type}) %}
    {% endif %}
  {% endfor %}
  {% do return(result) %}
{% endmacro %}


{% macro get_quoted_csv(column_names) %}
  {% set quoted = [] %}
  {% for name in column_names %}
    {% do quoted.append(adapter.quote(name)) %}
  {% endfor %}
  {% do return(quoted | join(', ')) %}
{% endmacro %}
