{#- `indexes: [{columns: [a, b], unique: true, type: hash}]` -#}
{% macro postgres__create_indexes(relation) -%}
  {%- set wanted = config.get('indexes', default=[]) or [] -%}
  {%- if wanted -%}
    {%- set existing = postgres__index_keys(relation) -%}
    {%- for index in wanted if postgres__index_key(index) not in existing -%}
      {%- do run_query(get_create_index_sql(relation, index)) -%}
    {%- endfor -%}
  {%- endif -%}
{%- endmacro %}


{#- The name counts the moment in: while a table is replaced, the old one's index still holds its own. -#}
{% macro postgres__get_create_index_sql(relation, index_dict) -%}
  {%- do postgres__check_index(index_dict) -%}
  {%- set name = local_md5(postgres__index_key(index_dict) ~ relation.render() ~ py_current_timestring()) -%}
  create {{ 'unique ' if index_dict.get('unique') }}index if not exists "{{ name }}"
  on {{ relation }}{{ ' using ' ~ index_dict.get('type') if index_dict.get('type') }} ({{ index_dict['columns'] | join(', ') }})
{%- endmacro %}


{% macro postgres__get_drop_index_sql(relation, index_name) -%}
  drop index if exists {{ relation.include(identifier=False, database=False) }}.{{ adapter.quote(index_name) }}
{%- endmacro %}


{% macro postgres__check_index(index_dict) %}
  {% set unknown = index_dict.keys() | reject('in', ['columns', 'unique', 'type']) | list %}
  {% if unknown or not index_dict.get('columns') or index_dict.get('columns') is string %}
    {% do exceptions.raise_compiler_error(
      'An entry of `indexes` has `columns` (a list), and perhaps `unique` (true or false) and `type` (btree, hash, gin, …); this one is '
      ~ tojson(index_dict)
    ) %}
  {% endif %}
{% endmacro %}


{#- What makes two indexes the same, whatever they are called. -#}
{% macro postgres__index_key(index_dict) %}
  {%- set columns = index_dict['columns'] | map('replace', '"', '') | join(',') -%}
  {%- do return(columns ~ '|' ~ ((index_dict.get('type') or 'btree') | lower) ~ '|' ~ ('unique' if index_dict.get('unique') else '')) -%}
{% endmacro %}


{% macro postgres__get_show_indexes_sql(relation) %}
  select
    index_class.relname as name,
    method.amname as method,
    entry.indisunique as "unique",
    (
      select string_agg(replace(pg_get_indexdef(entry.indexrelid, position, true), '"', ''), ',' order by position)
      from generate_series(1, entry.indnkeyatts) as position
    ) as column_names
  from pg_index as entry
  inner join pg_class as index_class on index_class.oid = entry.indexrelid
  inner join pg_am as method on method.oid = index_class.relam
  inner join pg_class as table_class on table_class.oid = entry.indrelid
  inner join pg_namespace as namespace on namespace.oid = table_class.relnamespace
  where not entry.indisprimary
    and namespace.nspname = '{{ escape_single_quotes(relation.schema) }}'
    and table_class.relname = '{{ escape_single_quotes(relation.identifier) }}'
{% endmacro %}


{#- Key → name of every index that a relation has. -#}
{% macro postgres__index_keys(relation) %}
  {% set keys = {} %}
  {% for row in run_query(get_show_indexes_sql(relation)).rows %}
    {% do keys.update({
      row['column_names'] ~ '|' ~ row['method'] ~ '|' ~ ('unique' if row['unique'] else ''): row['name']
    }) %}
  {% endfor %}
  {% do return(keys) %}
{% endmacro %}
