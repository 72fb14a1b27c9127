{#-
  A table from a query has no constraints of its own: what is declared as not null is seen to while the rows are
  written, and a row without it fails the statement. Others are left out, and said to be.
-#}
{% macro trino__constraint_is_supported(constraint) %}
  {%- if constraint.type == 'not_null' -%}
    {%- do return(true) -%}
  {%- endif -%}
  {%- if constraint.type in ['check', 'unique', 'primary_key', 'foreign_key', 'custom'] -%}
    {%- do exceptions.warn("Trino keeps no constraints of type '" ~ constraint.type ~ "': that of '" ~ model.name ~ "' is left out. Use a test.") -%}
    {%- do return(false) -%}
  {%- endif -%}
  {%- do return(default__constraint_is_supported(constraint)) -%}
{% endmacro %}


{% macro trino__contract_query(sql) %}
    select
    {%- for name, column in model.columns.items() %}
      {%- set own = contract_column_name(column) -%}
      {%- set found = column.constraints | selectattr('type', 'equalto', 'not_null') | list %}
      cast({{ trino__required(own, column) if found else own }} as {{ column.data_type }}) as {{ own }}{{ ',' if not loop.last }}
      {%- for constraint in column.constraints %}{% do constraint_is_supported(constraint) %}{% endfor %}
    {%- endfor %}
    from (
        {{ sql }}
    ) as model_subq
    {%- for constraint in model.constraints %}{% do constraint_is_supported(constraint) %}{% endfor %}
{% endmacro %}


{% macro trino__required(own, column) -%}
  coalesce({{ own }}, cast(fail({{ string_literal(escape_single_quotes(column.name ~ ' of ' ~ model.name ~ ' is null, and its contract says not_null')) | trim }}) as {{ column.data_type }}))
{%- endmacro %}
