{% macro trino__create_table_as(temporary, relation, sql) -%}
  {#- One statement, which takes the place of what was there only when all rows are written. -#}
  {%- set contract_config = config.get('contract') -%}
  {%- set enforced = contract_config and contract_config.enforced -%}
  {%- if enforced -%}
    {{ get_assert_columns_equivalent(sql) }}
  {%- endif -%}
  {{ config.get('sql_header', none) or '' }}
  create or replace table {{ relation }}{{ trino__table_comment() }}
  {{- trino__table_properties(relation) }}
  as (
    {{ trino__contract_query(sql) if enforced else sql }}
  )
{%- endmacro %}


{% macro trino__create_view_as(relation, sql) -%}
  {%- set contract_config = config.get('contract') -%}
  {%- if contract_config and contract_config.enforced -%}
    {{ get_assert_columns_equivalent(sql) }}
  {%- endif -%}
  {%- set security = config.get('view_security', 'definer') -%}
  {%- if security not in ['definer', 'invoker'] -%}
    {%- do exceptions.raise_compiler_error("view_security of '" ~ model.name ~ "' is '" ~ security ~ "'; use definer or invoker.") -%}
  {%- endif -%}
  {{ config.get('sql_header', none) or '' }}
  create or replace view {{ relation }}{{ trino__table_comment() }}
  security {{ security }}
  as
    {#- No parentheses: inside of them a query must not begin with its CTEs. #}
    {{ sql }}
{%- endmacro %}


{#- The description comes along with the relation: no statement of its own. -#}
{% macro trino__table_comment() -%}
  {%- if model is defined and config.persist_relation_docs() and model.description -%}
    {{ '\n  comment ' ~ string_literal(escape_single_quotes(model.description)) | trim }}
  {%- endif -%}
{%- endmacro %}


{#- `properties` as they are, and what `partitioned_by`, `sorted_by`, `file_format` say in a shorter way. -#}
{% macro trino__table_properties(relation) -%}
  {%- set properties = {} -%}
  {%- for key in ['partitioned_by', 'sorted_by'] if config.get(key) -%}
    {%- set columns = [config.get(key)] if config.get(key) is string else config.get(key) -%}
    {%- set quoted = [] -%}
    {%- for column in columns -%}
      {%- do quoted.append(string_literal(escape_single_quotes(column)) | trim) -%}
    {%- endfor -%}
    {%- do properties.update({'partitioning' if key == 'partitioned_by' else key: 'array[' ~ quoted | join(', ') ~ ']'}) -%}
  {%- endfor -%}
  {%- if config.get('file_format') -%}
    {%- do properties.update({'format': string_literal(config.get('file_format') | upper) | trim}) -%}
  {%- endif -%}
  {%- do properties.update(config.get('properties') or {}) -%}
  {%- set written = [] -%}
  {%- for name, value in properties.items() if value is not none -%}
    {%- do written.append(name ~ ' = ' ~ (value | string | lower if value is boolean else value)) -%}
  {%- endfor -%}
  {%- if written %}
  with (
    {{ written | join(',\n    ') }}
  )
  {%- endif -%}
{%- endmacro %}
