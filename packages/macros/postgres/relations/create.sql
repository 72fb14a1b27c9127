{% macro postgres__create_table_as(temporary, relation, sql) -%}
  {%- set contract_config = config.get('contract') -%}
  {%- set enforced = contract_config and contract_config.enforced and not temporary -%}
  {%- do refuse_long_name(relation) -%}
  {{ config.get('sql_header', none) or '' }}
  create {% if temporary %}temporary {% elif config.get('unlogged', false) %}unlogged {% endif %}table {{ relation.include(database=not temporary, schema=not temporary) }}
  {%- if enforced %}
  {{- get_assert_columns_equivalent(sql) }}
  {{ get_table_columns_and_constraints() }};
  insert into {{ relation }} {{ get_select_subquery(sql) }}
  {%- else %} as (
    {{ sql }}
  )
  {%- endif %};
{%- endmacro %}


{% macro postgres__create_view_as(relation, sql) -%}
  {%- do refuse_long_name(relation) -%}
  {{ default__create_view_as(relation, sql) }}
{%- endmacro %}


{#- PostgreSQL cuts a longer name off and then finds another relation under it, or none. -#}
{% macro refuse_long_name(relation) %}
  {% if relation.identifier | length > 63 %}
    {% do exceptions.raise_compiler_error(
      "PostgreSQL allows 63 characters for the name of a relation; '" ~ relation.identifier ~ "' has "
      ~ relation.identifier | length ~ '. Give it a shorter alias.'
    ) %}
  {% endif %}
{% endmacro %}
