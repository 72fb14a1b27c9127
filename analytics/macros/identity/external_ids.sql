{#- What a record says about its ids in other systems, as `system:id;system:id`. links: pairs of system and column. -#}
{% macro external_ids(links) -%}
    nullif(concat_ws(';'
        {%- for link in links -%}
        , '{{ link[0] }}:' || {{ link[1] }}
        {%- endfor -%}
    ), '')
{%- endmacro %}
