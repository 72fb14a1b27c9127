{% macro get_create_table_as_sql(temporary, relation, sql) -%}
  {{ adapter.dispatch('get_create_table_as_sql', 'dbt')(temporary, relation, sql) }}
{%- endmacro %}

{% macro default__get_create_table_as_sql(temporary, relation, sql) -%}
  {{ return(create_table_as(temporary, relation, sql)) }}
{% endmacro %}


{% macro create_table_as(temporary, relation, compiled_code, language='sql') -%}
  {%- if language != 'sql' -%}
    {%- do exceptions.raise_compiler_error("create_table_as: language '" ~ language ~ "' is not supported") -%}
  {%- endif -%}
  {{ adapter.dispatch('create_table_as', 'dbt')(temporary, relation, compiled_code) }}
{%- endmacro %}

{% macro default__create_table_as(temporary, relation, sql) -%}
  {%- set contract_config = config.get('contract') -%}
  {{ config.get('sql_header', none) or '' }}
    create {% if temporary %}temporary {% endif %}table {{ relation.include(database=not temporary, schema=not temporary) }}
  {%- if contract_config and contract_config.enforced and not temporary %}
    {{- get_assert_columns_equivalent(sql) }}
    {{ get_table_columns_and_constraints() }};
    insert into {{ relation }} (
        {{ get_select_subquery(sql) }}
    );
  {%- else %}
    as (
        {{ sql }}
    );
  {%- endif %}
{%- endmacro %}


{% macro get_create_view_as_sql(relation, sql) -%}
  {{ adapter.dispatch('get_create_view_as_sql', 'dbt')(relation, sql) }}
{%- endmacro %}

{% macro default__get_create_view_as_sql(relation, sql) -%}
  {{ return(create_view_as(relation, sql)) }}
{% endmacro %}


{% macro create_view_as(relation, sql) -%}
  {{ adapter.dispatch('create_view_as', 'dbt')(relation, sql) }}
{%- endmacro %}

{% macro default__create_view_as(relation, sql) -%}
  {%- set contract_config = config.get('contract') -%}
  {%- if contract_config and contract_config.enforced -%}
    {{- get_assert_columns_equivalent(sql) -}}
  {%- endif -%}
  {{ config.get('sql_header', none) or '' }}
    create view {{ relation }} as (
        {{ sql }}
    );
{%- endmacro %}
