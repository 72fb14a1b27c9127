{#- Enforced contracts: the columns of the query must be those declared, in type and name. -#}
{%- macro get_table_columns_and_constraints() -%}
  {{ adapter.dispatch('get_table_columns_and_constraints', 'dbt')() }}
{%- endmacro -%}

{% macro default__get_table_columns_and_constraints() -%}
  {{ return(table_columns_and_constraints()) }}
{%- endmacro %}

{% macro table_columns_and_constraints() %}
    (
    {%- for name, column in model.columns.items() %}
      {{ adapter.quote(column.name) if column.quote else column.name }} {{ column.data_type }}
      {%- for constraint in column.constraints if constraint.type in ['not_null', 'unique', 'primary_key'] %}
        {{- ' ' ~ constraint.type | replace('_', ' ') -}}
      {%- endfor %}
      {%- if not loop.last %},{% endif %}
    {%- endfor %}
    )
{% endmacro %}


{%- macro get_assert_columns_equivalent(sql) -%}
  {{ adapter.dispatch('get_assert_columns_equivalent', 'dbt')(sql) }}
{%- endmacro -%}

{% macro default__get_assert_columns_equivalent(sql) -%}
  {{ return(assert_columns_equivalent(sql)) }}
{%- endmacro %}

{% macro assert_columns_equivalent(sql) %}
  {%- set actual = [] -%}
  {%- for name in get_columns_in_query(sql) -%}
    {%- do actual.append(name | lower) -%}
  {%- endfor -%}
  {%- set declared = model.columns.keys() | map('lower') | list -%}
  {%- if actual | sort != declared | sort -%}
    {%- do exceptions.raise_compiler_error(
      'This model has an enforced contract that failed.\n'
      ~ 'Columns declared: ' ~ declared | join(', ') ~ '\nColumns of the query: ' ~ actual | join(', ')
    ) -%}
  {%- endif -%}
{% endmacro %}


{% macro get_select_subquery(sql) %}
  {{ return(adapter.dispatch('get_select_subquery', 'dbt')(sql)) }}
{% endmacro %}

{% macro default__get_select_subquery(sql) %}
    select
    {%- for name, column in model.columns.items() %}
      {{ adapter.quote(column.name) if column.quote else column.name }}{{ ',' if not loop.last }}
    {%- endfor %}
    from (
        {{ sql }}
    ) as model_subq
{%- endmacro %}
