{#-
  A function of SQL is a macro in DuckDB. Its arguments have no types of their own; the result is cast to the
  declared one.
-#}
{% macro duckdb__scalar_function_sql(target_relation) %}
  {%- if config.get('volatility') -%}
    {% do unsupported_volatility_warning(config.get('volatility')) %}
  {%- endif -%}
  create or replace macro {{ target_relation.render() }} ({{ formatted_scalar_function_args_sql() }})
  as {{ 'cast((' if model.returns.data_type else '(' }}
    {{ sql }}
  {{ ') as ' ~ model.returns.data_type ~ ')' if model.returns.data_type else ')' }}
{% endmacro %}


{% macro duckdb__formatted_scalar_function_args_sql() %}
  {%- for argument in model.arguments -%}
    {{ argument.name }}
    {{- ' := ' ~ argument.default_value if argument.default_value is not none }}
    {{- ', ' if not loop.last }}
  {%- endfor -%}
{% endmacro %}
