{#- The rows of one kind that identity resolution gives; the deterministic method gives none of them. -#}
{% macro resolution_rows(output, columns) -%}
    {{ kind_of_rows(ref('int_identity__resolution') if identity_method() == 'probabilistic' else none, output, columns) }}
{%- endmacro %}
