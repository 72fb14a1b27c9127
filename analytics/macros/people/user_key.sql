{#- The stable id of a person: a hash of the oldest record that is known of them. -#}
{% macro user_key(source_system, source_id) -%}
    'usr_' || substr({{ md5_of(source_system ~ " || ':' || " ~ source_id) }}, 1, 16)
{%- endmacro %}
