{% materialization view, adapter='trino' %}
  {% do return(create_or_replace_view()) %}
{% endmaterialization %}
