{#-
  Further settings of a merge: merge_update_condition, merge_insert_condition, merge_update_set_expressions,
  merge_on_using_columns, or all of it written out as merge_clauses.
-#}
{% macro duckdb__get_merge_sql(target, source, unique_key, dest_columns, incremental_predicates=none) -%}
  {%- set clauses = duckdb__merge_clauses(unique_key, dest_columns) -%}
  {{ config.get('sql_header', '') or '' }}
    merge into {{ target }} as DBT_INTERNAL_DEST
    using {{ source }} as DBT_INTERNAL_SOURCE
    {{ duckdb__merge_join(unique_key, incremental_predicates) }}
    {%- for clause in clauses.when_matched or [] %}
    when matched {{ duckdb__merge_condition(clause) }} then {{ duckdb__merge_action(clause, dest_columns) }}
    {%- endfor %}
    {%- for clause in clauses.when_not_matched or [] %}
    when not matched {{ 'by ' ~ clause.by if clause.by }} {{ duckdb__merge_condition(clause) }} then {{ duckdb__merge_action(clause, dest_columns) }}
    {%- endfor %}
{%- endmacro %}


{% macro duckdb__merge_clauses(unique_key, dest_columns) %}
  {%- set written = config.get('merge_clauses') -%}
  {%- set simple = ['merge_update_condition', 'merge_insert_condition', 'merge_update_columns', 'merge_exclude_columns', 'merge_update_set_expressions'] -%}
  {% if written %}
    {% for key in simple if config.get(key) %}
      {% do exceptions.raise_compiler_error("'" ~ model.name ~ "' sets both merge_clauses and " ~ key ~ '. Keep merge_clauses alone, or leave it out.') %}
    {% endfor %}
    {% do return(written) %}
  {% endif %}
  {%- set update = {
    'action': 'update',
    'mode': 'explicit',
    'condition': config.get('merge_update_condition'),
    'update': {
      'include': config.get('merge_update_columns'),
      'exclude': config.get('merge_exclude_columns'),
      'set_expressions': config.get('merge_update_set_expressions')
    }
  } -%}
  {% do return({
    'when_matched': [update] if unique_key or config.get('merge_on_using_columns') else [],
    'when_not_matched': [{'action': 'insert', 'mode': 'all', 'condition': config.get('merge_insert_condition')}]
  }) %}
{% endmacro %}


{% macro duckdb__merge_join(unique_key, incremental_predicates) %}
  {%- set using_columns = config.get('merge_on_using_columns') -%}
  {%- set conditions = [] -%}
  {%- for key in ([unique_key] if unique_key is string else unique_key or []) if not using_columns -%}
    {%- do conditions.append(get_merge_unique_key_match('DBT_INTERNAL_SOURCE.' ~ key, 'DBT_INTERNAL_DEST.' ~ key)) -%}
  {%- endfor -%}
  {%- if using_columns -%}
    {%- if incremental_predicates -%}
      {% do exceptions.raise_compiler_error("'" ~ model.name ~ "' sets merge_on_using_columns, which leaves no place for incremental_predicates. Use unique_key.") %}
    {%- endif -%}
    {%- do return('using (' ~ using_columns | join(', ') ~ ')') -%}
  {%- endif -%}
  {%- do return('on (' ~ ((incremental_predicates or []) + (conditions or ['false'])) | join(') and (') ~ ')') -%}
{% endmacro %}


{% macro duckdb__merge_condition(clause) %}
  {%- set condition = clause.condition -%}
  {%- if condition -%}
    {%- do return('and (' ~ (condition if condition is string else condition | join(') and (')) ~ ')') -%}
  {%- endif -%}
  {%- do return('') -%}
{% endmacro %}


{% macro duckdb__merge_action(clause, dest_columns) %}
  {%- set modes = {'by_name': ' by name', 'by_position': ' by position', 'star': ' *'} -%}
  {%- if clause.action == 'delete' -%}
    {%- do return('delete') -%}
  {%- elif clause.action == 'do_nothing' -%}
    {%- do return('do nothing') -%}
  {%- elif clause.action == 'error' -%}
    {%- do return('error' ~ (" '" ~ clause.error_message | replace("'", "''") ~ "'" if clause.error_message else '')) -%}
  {%- elif clause.action == 'update' -%}
    {%- if clause.mode in modes -%}
      {%- do return('update' ~ (' set *' if clause.mode == 'star' else modes[clause.mode])) -%}
    {%- endif -%}
    {#- For a row that is gone from the source there are expressions only. -#}
    {%- do return('update set ' ~ duckdb__merge_assignments(clause.get('update') or clause, [] if clause.by else dest_columns)) -%}
  {%- elif clause.action == 'insert' -%}
    {%- if clause.mode in modes -%}
      {%- do return('insert' ~ modes[clause.mode]) -%}
    {%- elif clause.insert -%}
      {%- do return('insert (' ~ clause.insert.columns | join(', ') ~ ') values (' ~ clause.insert.get('values') | join(', ') ~ ')') -%}
    {%- endif -%}
    {%- set names = get_quoted_csv(dest_columns | map(attribute='name')) -%}
    {%- set values = [] -%}
    {%- for column in dest_columns -%}
      {%- do values.append('DBT_INTERNAL_SOURCE.' ~ adapter.quote(column.name)) -%}
    {%- endfor -%}
    {%- do return('insert (' ~ names ~ ') values (' ~ values | join(', ') ~ ')') -%}
  {%- endif -%}
  {% do exceptions.raise_compiler_error("The merge of '" ~ model.name ~ "' has the action '" ~ clause.action ~ "'; use update, insert, delete, do_nothing or error.") %}
{% endmacro %}


{% macro duckdb__merge_assignments(update, dest_columns) %}
  {%- set expressions = update.set_expressions or {} -%}
  {%- set assignments = [] -%}
  {%- for column, expression in expressions.items() -%}
    {%- do assignments.append(column ~ ' = ' ~ expression) -%}
  {%- endfor -%}
  {%- set columns = get_merge_update_columns(update.include, update.exclude, dest_columns) -%}
  {%- for column in columns if column | replace('"', '') not in expressions -%}
    {%- do assignments.append(column ~ ' = DBT_INTERNAL_SOURCE.' ~ column) -%}
  {%- endfor -%}
  {%- do return(assignments | join(', ')) -%}
{% endmacro %}
