{#- A table beside the one being built is a table; there are no temporary ones. -#}
{% macro trino__make_temp_relation(base_relation, suffix) %}
  {{ return(base_relation.incorporate(path={'identifier': base_relation.identifier ~ suffix}, type='table')) }}
{% endmacro %}
