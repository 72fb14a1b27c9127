{#- new_business, expansion, renewal or other, from what a CRM calls it; unknown where it says nothing. -#}
{% macro opportunity_type(expression) -%}
    case
        when {{ expression }} is null then 'unknown'
        when lower({{ expression }}) like '%renew%' then 'renewal'
        when lower({{ expression }}) like '%exist%'
            or lower({{ expression }}) like '%expan%'
            or lower({{ expression }}) like '%upgrade%'
            or lower({{ expression }}) like '%upsell%'
            or lower({{ expression }}) like '%add%on%'
            then 'expansion'
        when lower({{ expression }}) like '%new%' then 'new_business'
        else 'other'
    end
{%- endmacro %}
