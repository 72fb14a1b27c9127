{#- Whether what a measure needs covers the customer of the row. -#}
{% macro health_source_is_connected(capability, row) -%}
    case {{ capability }}
        when 'usage' then {{ row }}.has_usage
        when 'devices' then {{ row }}.has_devices
        when 'support' then {{ row }}.has_support
        when 'billing' then {{ row }}.has_billing
        else false
    end
{%- endmacro %}
