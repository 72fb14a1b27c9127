{% materialization function, default %}
  {%- set target_relation = this.incorporate(type='function') -%}
  {% do run_hooks(pre_hooks) %}
  {% do function_execute_build_sql(function_sql(target_relation), none, target_relation) %}
  {% do run_hooks(post_hooks) %}
  {% do return({'relations': [target_relation]}) %}
{% endmaterialization %}


{#- The statement for this kind of function: `<type>_function_<language>`. -#}
{% macro function_sql(target_relation) %}
  {%- set kind = config.get('type', 'scalar') | lower -%}
  {%- if model.language != 'sql' -%}
    {% do exceptions.raise_compiler_error("The function '" ~ model.name ~ "' is written in " ~ model.language ~ '; functions can be created from SQL only') %}
  {%- elif kind == 'scalar' -%}
    {% do return(scalar_function_sql(target_relation)) %}
  {%- elif kind == 'aggregate' -%}
    {% do return(aggregate_function_sql(target_relation)) %}
  {%- endif -%}
  {% do exceptions.raise_compiler_error("The function '" ~ model.name ~ "' has the type '" ~ kind ~ "'; use scalar or aggregate") %}
{% endmacro %}


{% macro function_execute_build_sql(build_sql, existing_relation, target_relation) %}
  {{ return(adapter.dispatch('function_execute_build_sql', 'dbt')(build_sql, existing_relation, target_relation)) }}
{% endmacro %}

{% macro default__function_execute_build_sql(build_sql, existing_relation, target_relation) %}
  {% call statement('main') %}
    {{ build_sql }}
  {% endcall %}
  {% do adapter.commit() %}
{% endmacro %}


{% macro aggregate_function_sql(target_relation) %}
  {{ return(adapter.dispatch('aggregate_function_sql', 'dbt')(target_relation)) }}
{% endmacro %}

{% macro default__aggregate_function_sql(target_relation) %}
  {% do exceptions.raise_compiler_error(
    "The function '" ~ model.name ~ "' is an aggregate, and " ~ adapter.type() ~ ' has no way to create one from SQL.'
    ~ ' Make it a scalar function of the aggregates it needs, or write it as a macro.'
  ) %}
{% endmacro %}
