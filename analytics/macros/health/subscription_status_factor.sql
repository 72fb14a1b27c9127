{#- How good a subscription status is, 0 to 1; null when it is not known. -#}
{% macro subscription_status_factor(subscription_status) -%}
    case {{ subscription_status }}
        {%- for status, factor in health_policy().subscription_status_factor.items() %}
        when '{{ status }}' then {{ factor }}
        {%- endfor %}
    end
{%- endmacro %}
