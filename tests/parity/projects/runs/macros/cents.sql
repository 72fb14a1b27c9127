{% macro as_cents(column) %}cast(round({{ column }} * 100) as integer){% endmacro %}

{% macro log_something(what) %}
  {% do run_query("insert into hook_log values ('operation', '" ~ what ~ "')") %}
{% endmacro %}
