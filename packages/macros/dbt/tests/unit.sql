{#- A model's query, given made-up rows, beside the rows that are expected of it. -#}
{%- materialization unit, default -%}
  {%- set expected_rows = config.get('expected_rows') or [] -%}
  {%- set expected_sql = config.get('expected_sql') -%}
  {%- set types = {} -%}
  {%- set quoted = {} -%}
  {%- for column in _dbt_unit_test_columns(sql) -%}
    {%- do types.update({column.name | lower: column.data_type}) -%}
    {%- do quoted.update({column.name | lower: column.quoted}) -%}
  {%- endfor -%}
  {%- if expected_sql -%}
    {%- set compared = get_columns_in_query(expected_sql) -%}
  {%- elif expected_rows -%}
    {%- set compared = expected_rows[0].keys() -%}
  {%- else -%}
    {%- set compared = types.keys() -%}
  {%- endif -%}
  {%- set compared_quoted = [] -%}
  {%- for name in compared -%}
    {%- do compared_quoted.append(quoted.get(name | lower, adapter.quote(name))) -%}
  {%- endfor -%}
  {%- if not expected_sql -%}
    {%- set expected_sql = get_expected_sql(expected_rows, types, quoted) -%}
  {%- endif -%}

  {%- call statement('main', fetch_result=True, auto_begin=False) -%}
    {{ get_unit_test_sql(sql, expected_sql, compared_quoted) }}
  {%- endcall -%}
  {%- do return({'relations': []}) -%}
{%- endmaterialization -%}


{% macro get_unit_test_sql(main_sql, expected_fixture_sql, expected_column_names) -%}
  {{ adapter.dispatch('get_unit_test_sql', 'dbt')(main_sql, expected_fixture_sql, expected_column_names) }}
{%- endmacro %}

{% macro default__get_unit_test_sql(main_sql, expected_fixture_sql, expected_column_names) -%}
with dbt_internal_unit_test_actual as (
    select {{ expected_column_names | join(', ') }}, 'actual' as {{ adapter.quote('actual_or_expected') }}
    from (
{{ main_sql }}
    ) as dbt_internal_actual
),
dbt_internal_unit_test_expected as (
    select {{ expected_column_names | join(', ') }}, 'expected' as {{ adapter.quote('actual_or_expected') }}
    from (
{{ expected_fixture_sql }}
    ) as dbt_internal_expected
)
select * from dbt_internal_unit_test_actual
union all
select * from dbt_internal_unit_test_expected
{%- endmacro %}


{#- Rows for a model to read: every column of the relation, null where a row says nothing. -#}
{% macro get_fixture_sql(rows, column_name_to_data_types) -%}
  {%- set nulls = {} -%}
  {%- set quoted = {} -%}
  {%- for name, type in column_name_to_data_types.items() -%}
    {%- do nulls.update({name | lower: safe_cast('null', type) | trim}) -%}
    {%- do quoted.update({name | lower: adapter.quote(name)}) -%}
  {%- endfor -%}
  {%- do validate_fixture_rows(rows, none) -%}
  {%- for row in rows -%}
    {%- set cells = nulls.copy() -%}
    {%- do cells.update(format_row(row, column_name_to_data_types)) -%}
    select {{ fixture_cells(cells, quoted) }}{{ '\nunion all\n' if not loop.last }}
  {%- else -%}
    select {{ fixture_cells(nulls, quoted) }}
    limit 0
  {%- endfor -%}
{%- endmacro %}

{% macro get_expected_sql(rows, column_name_to_data_types, column_name_to_quoted) -%}
  {%- for row in rows -%}
    select {{ fixture_cells(format_row(row, column_name_to_data_types), column_name_to_quoted) }}{{ '\nunion all\n' if not loop.last }}
  {%- else -%}
    select * from dbt_internal_unit_test_actual
    limit 0
  {%- endfor -%}
{%- endmacro %}

{% macro fixture_cells(cells, quoted) -%}
  {%- for name, cell in cells.items() %}{{ cell }} as {{ quoted[name] }}{{ ', ' if not loop.last }}{% endfor -%}
{%- endmacro %}


{#- The cells of one row as SQL of the columns' types, by lower-case name. -#}
{% macro format_row(row, column_name_to_data_types) -%}
  {%- set types = {} -%}
  {%- for name, type in column_name_to_data_types.items() -%}
    {%- do types.update({name | lower: type}) -%}
  {%- endfor -%}
  {%- set cells = {} -%}
  {%- for name, value in row.items() -%}
    {%- set key = name | lower -%}
    {%- if key not in types -%}
      {%- do exceptions.raise_compiler_error("Invalid column name: '" ~ name ~ "' in unit test fixture. Accepted columns are: " ~ types.keys() | list) -%}
    {%- endif -%}
    {#- A length would cut an unexpected text to the one that was expected. -#}
    {%- set type = types[key].split('(')[0] if value is string and 'varying' in types[key] else types[key] -%}
    {%- if value is none -%}
      {%- set cell = 'null' -%}
    {%- elif value is string -%}
      {%- set cell = string_literal(escape_single_quotes(value)) -%}
    {%- else -%}
      {%- set cell = value -%}
    {%- endif -%}
    {%- do cells.update({key: safe_cast(cell, type) | trim}) -%}
  {%- endfor -%}
  {%- do return(cells) -%}
{%- endmacro %}


{#- A place for databases to refuse rows they cannot represent. -#}
{% macro validate_fixture_rows(rows, row_number) -%}
  {{ return(adapter.dispatch('validate_fixture_rows', 'dbt')(rows, row_number)) }}
{%- endmacro %}

{% macro default__validate_fixture_rows(rows, row_number) -%}
{%- endmacro %}
