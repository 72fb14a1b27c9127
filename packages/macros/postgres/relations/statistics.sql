{#- Autovacuum would do the same about a minute later. `analyze: false` in a model's config leaves it out. -#}
{% macro postgres__note_statistics(relation) %}
  {%- if config.get('analyze', true) -%}
    {%- do run_query('analyze ' ~ relation) -%}
  {%- endif -%}
{% endmacro %}
