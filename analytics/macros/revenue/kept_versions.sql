{#- The versions that a snapshot keeps; before it was taken for the first time, what there is now as the only version.

    valid_from: since when that version is known. -#}
{% macro kept_versions(snapshot, model, valid_from) -%}
    {%- if load_relation(snapshot) is not none -%}
    select * from {{ snapshot }}
    {%- else -%}
    select *, {{ valid_from }} as dbt_valid_from from {{ model }}
    {%- endif -%}
{%- endmacro %}
