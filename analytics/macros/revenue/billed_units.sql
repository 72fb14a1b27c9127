{#- Units that are priced: packages are rounded up unless the price says down. -#}
{% macro billed_units(quantity, package_size, package_rounding) -%}
    case
        when {{ package_size }} is null or {{ package_size }} <= 1 then {{ quantity }}
        when {{ package_rounding }} = 'down' then {{ whole_quotient(quantity, package_size) }}
        else {{ whole_quotient('(' ~ quantity ~ ' + ' ~ package_size ~ ' - 1)', package_size) }}
    end
{%- endmacro %}
