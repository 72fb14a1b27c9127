{#- Whether the system a measure needs covers the customer of the row. -#}
{% macro health_source_is_connected(source_system, row) -%}
    case {{ source_system }}
        when 'app' then {{ row }}.has_usage
        when 'zendesk' then {{ row }}.has_support
        when 'stripe' then {{ row }}.has_billing
        else false
    end
{%- endmacro %}
