{% macro postgres__get_create_materialized_view_as_sql(relation, sql) %}
  {%- do refuse_long_name(relation) %}
    create materialized view if not exists {{ relation }} as (
        {{ sql }}
    );
  {%- for index in config.get('indexes', default=[]) or [] %}
    {{ get_create_index_sql(relation, index) }};
  {%- endfor %}
{% endmacro %}


{% macro postgres__refresh_materialized_view(relation) %}
    refresh materialized view {{ relation }}
{% endmacro %}


{% macro postgres__describe_materialized_view(relation) %}
  {% do return({'indexes': run_query(get_show_indexes_sql(relation))}) %}
{% endmacro %}


{#- What of the configuration is not as it is in the database: indexes alone can be changed in place. None when all is. -#}
{% macro postgres__get_materialized_view_configuration_changes(existing_relation, new_config) %}
  {% set existing = postgres__index_keys(existing_relation) %}
  {% set changes = [] %}
  {% set wanted = [] %}
  {% for index in new_config.get('indexes') or [] %}
    {% do postgres__check_index(index) %}
    {% do wanted.append(postgres__index_key(index)) %}
    {% if postgres__index_key(index) not in existing %}
      {% do changes.append({'action': 'create', 'index': index}) %}
    {% endif %}
  {% endfor %}
  {% for key, name in existing.items() if key not in wanted %}
    {% do changes.append({'action': 'drop', 'name': name}) %}
  {% endfor %}
  {% if changes %}
    {% do return({'indexes': changes, 'requires_full_refresh': false}) %}
  {% endif %}
  {% do return(none) %}
{% endmacro %}


{% macro postgres__get_alter_materialized_view_as_sql(
  relation, configuration_changes, sql, existing_relation, backup_relation, intermediate_relation
) %}
  {{ postgres__update_indexes_on_materialized_view(relation, configuration_changes['indexes']) }}
{% endmacro %}


{% macro postgres__update_indexes_on_materialized_view(relation, index_changes) %}
  {%- for change in index_changes %}
    {%- if change.action == 'drop' %}
    {{ get_drop_index_sql(relation, change.name) }};
    {%- else %}
    {{ get_create_index_sql(relation, change.index) }};
    {%- endif %}
  {%- endfor %}
{% endmacro %}
