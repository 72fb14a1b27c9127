{#- The value of the most authoritative source that has one, over the rows of a group. -#}
{% macro first_source_value(column_name) -%}
    coalesce(
        max(case when source_system = 'app' then {{ column_name }} end),
        max(case when source_system = 'salesforce' then {{ column_name }} end),
        max(case when source_system = 'stripe' then {{ column_name }} end),
        max(case when source_system = 'zendesk' then {{ column_name }} end)
    )
{%- endmacro %}
