{% macro postgres__get_catalog(information_schema, schemas) -%}
  {% set names = [] %}
  {% for schema in schemas %}
    {% do names.append("lower('" ~ escape_single_quotes(schema) ~ "')") %}
  {% endfor %}
  {% if not names %}{{ return(none) }}{% endif %}
  {% set query %}
    select
      '{{ escape_single_quotes(information_schema.database) }}' as table_database,
      namespace.nspname as table_schema,
      relation.relname as table_name,
      case relation.relkind
        when 'v' then 'VIEW'
        when 'm' then 'MATERIALIZED VIEW'
        when 'f' then 'FOREIGN'
        else 'BASE TABLE'
      end as table_type,
      obj_description(relation.oid, 'pg_class') as table_comment,
      attribute.attname as column_name,
      attribute.attnum as column_index,
      format_type(attribute.atttypid, attribute.atttypmod) as column_type,
      col_description(relation.oid, attribute.attnum) as column_comment,
      pg_get_userbyid(relation.relowner) as table_owner
    from pg_class as relation
    inner join pg_namespace as namespace on namespace.oid = relation.relnamespace
    inner join pg_attribute as attribute on attribute.attrelid = relation.oid
    where relation.relkind in ('r', 'p', 'f', 'v', 'm')
      and lower(namespace.nspname) in ({{ names | join(', ') }})
      and attribute.attnum > 0
      and not attribute.attisdropped
    order by table_schema, table_name, column_index
  {% endset %}
  {{ return(run_query(query)) }}
{%- endmacro %}
