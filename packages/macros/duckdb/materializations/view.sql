{% materialization view, adapter='duckdb' %}
  {% do return(create_or_replace_view()) %}
{% endmaterialization %}
