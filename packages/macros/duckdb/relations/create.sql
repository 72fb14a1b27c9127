{% macro duckdb__create_table_as(temporary, relation, sql) -%}
  {%- set contract_config = config.get('contract') -%}
  {%- set enforced = contract_config and contract_config.enforced and not temporary -%}
  {%- if enforced -%}
    {{ get_assert_columns_equivalent(sql) }}
  {%- endif -%}
  {{ config.get('sql_header', none) or '' }}
  create or replace {% if temporary %}temporary {% endif %}table {{ relation.include(database=not temporary, schema=not temporary) }}
  {%- if enforced %}
  {{ get_table_columns_and_constraints() }};
  insert into {{ relation }} {{ get_select_subquery(sql) }};
  {%- else %} as (
    {{ sql }}
  );
  {%- endif %}
{%- endmacro %}


{% macro duckdb__create_view_as(relation, sql) -%}
  {%- set contract_config = config.get('contract') -%}
  {%- if contract_config and contract_config.enforced -%}
    {{ get_assert_columns_equivalent(sql) }}
  {%- endif -%}
  {{ config.get('sql_header', none) or '' }}
  create or replace view {{ relation }} as (
    {{ sql }}
  );
{%- endmacro %}


{#- Temporary tables live in the connection's own catalog: no database, no schema. -#}
{% macro duckdb__make_temp_relation(base_relation, suffix) %}
  {% if not adapter.has_capability('temporary_tables') %}
    {% do return(default__make_temp_relation(base_relation, suffix)) %}
  {% endif %}
  {% do return(base_relation.incorporate(
    path={'identifier': base_relation.identifier ~ suffix, 'schema': none, 'database': none},
    type='table'
  )) %}
{% endmacro %}


{% macro duckdb__get_create_index_sql(relation, index_dict) -%}
  {%- set columns = index_dict['columns'] -%}
  {%- set name = local_md5(relation.render() ~ columns | join(',') ~ (index_dict.get('unique') or false)) -%}
  create {{ 'unique ' if index_dict.get('unique') }}index if not exists "__dbt_index_{{ name }}"
  on {{ relation }} ({{ columns | join(', ') }})
{%- endmacro %}


{% macro duckdb__create_schema(relation) -%}
  {%- call statement('create_schema', auto_begin=False) -%}
    create schema if not exists {{ relation.without_identifier() }}
  {%- endcall -%}
{% endmacro %}
