{#- Enforced contracts: the columns of the query must be those declared, in name and type. -#}
{%- macro get_table_columns_and_constraints() -%}
  {{ adapter.dispatch('get_table_columns_and_constraints', 'dbt')() }}
{%- endmacro -%}

{% macro default__get_table_columns_and_constraints() -%}
  {{ return(table_columns_and_constraints()) }}
{%- endmacro %}

{% macro table_columns_and_constraints() %}
  {%- set parts = [] -%}
  {%- for name, column in model.columns.items() -%}
    {%- do parts.append(contract_column_name(column) ~ ' ' ~ column.data_type ~ column_constraints(column)) -%}
  {%- endfor -%}
  {%- for constraint in model.constraints if constraint_is_supported(constraint) -%}
    {%- do parts.append(model_constraint(constraint) | trim) -%}
  {%- endfor %}
    (
      {{ parts | join(',\n      ') }}
    )
{% endmacro %}


{% macro contract_column_name(column) -%}
  {%- do return(adapter.quote(column.name) if column.quote else column.name) -%}
{%- endmacro %}


{%- macro get_assert_columns_equivalent(sql) -%}
  {{ adapter.dispatch('get_assert_columns_equivalent', 'dbt')(sql) }}
{%- endmacro -%}

{% macro default__get_assert_columns_equivalent(sql) -%}
  {{ return(assert_columns_equivalent(sql)) }}
{%- endmacro %}

{% macro assert_columns_equivalent(sql) %}
  {%- set declared = get_column_schema_from_query(get_empty_schema_sql(model.columns)) -%}
  {%- set actual = get_column_schema_from_query(sql, config.get('sql_header')) -%}
  {%- set differences = adapter.contract_differences(declared, actual) -%}
  {%- if differences -%}
    {%- do exceptions.raise_compiler_error(
      "The query of '" ~ model.name ~ "' does not give the columns of its contract:\n\n" ~ differences
      ~ '\n\nCorrect the query or the contract in ' ~ (model.patch_path or model.original_file_path).split('://')[-1] ~ '.'
    ) -%}
  {%- endif -%}
{% endmacro %}


{% macro get_column_schema_from_query(select_sql, select_sql_header=none) -%}
  {%- do return(adapter.get_column_schema_from_query(
    (select_sql_header or '') ~ get_empty_subquery_sql(select_sql)
  )) -%}
{%- endmacro %}


{#- A query without rows that has the declared columns: what the database calls their types is seen from it. -#}
{% macro get_empty_schema_sql(columns) -%}
  {{ return(adapter.dispatch('get_empty_schema_sql', 'dbt')(columns)) }}
{%- endmacro %}

{% macro default__get_empty_schema_sql(columns) %}
  {%- set untyped = [] -%}
  {%- set casts = [] -%}
  {%- for name, column in columns.items() -%}
    {%- if not column.data_type -%}
      {%- do untyped.append(name) -%}
    {%- endif -%}
    {%- do casts.append(cast('null', column.data_type or 'integer') | trim ~ ' as ' ~ contract_column_name(column)) -%}
  {%- endfor -%}
  {%- if untyped or not casts -%}
    {%- do exceptions.raise_compiler_error(
      "The contract of '" ~ model.name ~ "' is enforced, which takes a data_type for each column; "
      ~ ('there is none for ' ~ untyped | join(', ') if untyped else 'it declares no columns') ~ '.'
    ) -%}
  {%- endif -%}
  {%- do return('select ' ~ casts | join(', ')) -%}
{% endmacro %}


{% macro get_select_subquery(sql) %}
  {{ return(adapter.dispatch('get_select_subquery', 'dbt')(sql)) }}
{% endmacro %}

{% macro default__get_select_subquery(sql) %}
    select
    {%- for name, column in model.columns.items() %}
      {{ contract_column_name(column) }}{{ ',' if not loop.last }}
    {%- endfor %}
    from (
        {{ sql }}
    ) as model_subq
{%- endmacro %}
