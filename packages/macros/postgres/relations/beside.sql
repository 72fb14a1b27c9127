{#- A name with its suffix has to fit into 63 characters; what is cut off is the name. -#}
{% macro postgres__make_relation_with_suffix(base_relation, suffix, dstring) %}
  {%- do refuse_long_name(base_relation) -%}
  {%- set ending = suffix ~ (py_current_timestring() if dstring else '') -%}
  {%- set identifier = base_relation.identifier[:63 - ending | length] ~ ending -%}
  {% do return(base_relation.incorporate(path={'identifier': identifier})) %}
{% endmacro %}


{% macro postgres__make_intermediate_relation(base_relation, suffix) %}
  {% do return(postgres__make_relation_with_suffix(base_relation, suffix, dstring=False)) %}
{% endmacro %}


{#- Temporary tables live in the session's own schema, which has no name that could be written. -#}
{% macro postgres__make_temp_relation(base_relation, suffix) %}
  {% do return(postgres__make_relation_with_suffix(base_relation, suffix, dstring=True).incorporate(
    path={'schema': none, 'database': none},
    type='table'
  )) %}
{% endmacro %}


{% macro postgres__make_backup_relation(base_relation, backup_relation_type, suffix) %}
  {% do return(postgres__make_relation_with_suffix(base_relation, suffix, dstring=False).incorporate(type=backup_relation_type)) %}
{% endmacro %}
