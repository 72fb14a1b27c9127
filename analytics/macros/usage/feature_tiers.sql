{#- Tiers of the products from the lowest to the highest; each includes the features of those before it. -#}
{% macro feature_tiers() -%}
    {{ return(['starter', 'team', 'business']) }}
{%- endmacro %}
