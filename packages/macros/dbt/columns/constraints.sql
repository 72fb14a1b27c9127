{#- Constraints that a contract declares, as they stand in `create table`. -#}
{% macro column_constraints(column) %}
  {%- set rendered = [] -%}
  {%- for constraint in column.constraints if constraint_is_supported(constraint) -%}
    {%- do rendered.append(' ' ~ column_constraint(constraint) | trim) -%}
  {%- endfor -%}
  {%- do return(rendered | join('')) -%}
{% endmacro %}


{% macro column_constraint(constraint) -%}
  {{ return(adapter.dispatch('column_constraint', 'dbt')(constraint)) }}
{%- endmacro %}

{% macro default__column_constraint(constraint) %}
  {%- set further = ' ' ~ constraint.expression if constraint.expression else '' -%}
  {%- if constraint.type == 'check' -%}
    {%- do return('check (' ~ required_of_constraint(constraint, 'expression') ~ ')') -%}
  {%- elif constraint.type == 'foreign_key' -%}
    {%- do return('references ' ~ (referenced_by_constraint(constraint) or required_of_constraint(constraint, 'expression'))) -%}
  {%- elif constraint.type == 'custom' -%}
    {%- do return(required_of_constraint(constraint, 'expression')) -%}
  {%- endif -%}
  {%- do return(constraint.type | replace('_', ' ') ~ further) -%}
{% endmacro %}


{% macro model_constraint(constraint) -%}
  {{ return(adapter.dispatch('model_constraint', 'dbt')(constraint)) }}
{%- endmacro %}

{% macro default__model_constraint(constraint) %}
  {%- set name = 'constraint ' ~ constraint.name ~ ' ' if constraint.name else '' -%}
  {%- if constraint.type in ['check', 'custom'] -%}
    {%- set condition = required_of_constraint(constraint, 'expression') -%}
    {%- do return(name ~ ('check (' ~ condition ~ ')' if constraint.type == 'check' else condition)) -%}
  {%- endif -%}
  {%- set columns = '(' ~ required_of_constraint(constraint, 'columns') | join(', ') ~ ')' -%}
  {%- if constraint.type == 'foreign_key' -%}
    {%- set target = referenced_by_constraint(constraint) or required_of_constraint(constraint, 'expression') -%}
    {%- do return(name ~ 'foreign key ' ~ columns ~ ' references ' ~ target) -%}
  {%- endif -%}
  {%- set further = ' ' ~ constraint.expression if constraint.expression else '' -%}
  {%- do return(name ~ constraint.type | replace('_', ' ') ~ ' ' ~ columns ~ further) -%}
{% endmacro %}


{#- `to` is a call of ref() or source(), or the name of a table. -#}
{% macro referenced_by_constraint(constraint) %}
  {%- if not constraint.to -%}
    {%- do return('') -%}
  {%- endif -%}
  {%- set is_call = modules.re.match('(ref|source)\\s*\\(', constraint.to) -%}
  {%- set target = constraint_target(constraint.to) | trim if is_call else constraint.to -%}
  {%- set columns = ' (' ~ constraint.to_columns | join(', ') ~ ')' if constraint.to_columns else '' -%}
  {%- set further = ' ' ~ constraint.expression if constraint.expression else '' -%}
  {%- do return(target ~ columns ~ further) -%}
{% endmacro %}


{#- The name of the relation that a call of ref() or source() gives. -#}
{% macro constraint_target(call) -%}
  {{ return(adapter.dispatch('constraint_target', 'dbt')(call)) }}
{%- endmacro %}

{% macro default__constraint_target(call) %}
  {%- do return(render('{{ ' ~ call ~ ' }}')) -%}
{% endmacro %}


{% macro required_of_constraint(constraint, key) %}
  {%- if not constraint[key] -%}
    {%- do exceptions.raise_compiler_error("A constraint of type '" ~ constraint.type ~ "' of '" ~ model.name ~ "' needs '" ~ key ~ "'.") -%}
  {%- endif -%}
  {%- do return(constraint[key]) -%}
{% endmacro %}


{#- Whether the database has this type of constraint; an adapter that has fewer overrides this. What it has not is left out. -#}
{% macro constraint_is_supported(constraint) -%}
  {{ return(adapter.dispatch('constraint_is_supported', 'dbt')(constraint)) }}
{%- endmacro %}

{% macro default__constraint_is_supported(constraint) %}
  {%- if constraint.type in ['check', 'not_null', 'unique', 'primary_key', 'foreign_key', 'custom'] -%}
    {%- do return(true) -%}
  {%- endif -%}
  {%- do exceptions.raise_compiler_error(
    "'" ~ model.name ~ "' declares a constraint of type '" ~ constraint.type
    ~ "'. There are not_null, unique, primary_key, foreign_key, check and custom."
  ) -%}
{% endmacro %}
