{#- Composite view for customer success, 0 to 100, of four part scores from 0 to 100. -#}
{% macro calculate_health_score(usage, support, revenue, engagement) -%}
    {%- set shares = health_policy().composite -%}
    {{ weighted_mean([
        (shares.usage, usage),
        (shares.support, support),
        (shares.revenue, revenue),
        (shares.engagement, engagement),
    ]) }}
{%- endmacro %}
