{#- The segment of a customer: by its number of employees, or by the tier of its plan where that is not known. The
    thresholds are the seed segment_thresholds. -#}
{% macro classify_segment(employee_count, plan_tier) -%}
    case
        when {{ employee_count }} >= {{ segment_threshold('enterprise', 'minimum_employees') }} then 'enterprise'
        when {{ employee_count }} >= {{ segment_threshold('mid_market', 'minimum_employees') }} then 'mid_market'
        when {{ employee_count }} is not null then 'smb'
        when {{ tier_rank(plan_tier) }} >= {{ segment_threshold('enterprise', 'minimum_tier_rank') }} then 'enterprise'
        when {{ tier_rank(plan_tier) }} >= {{ segment_threshold('mid_market', 'minimum_tier_rank') }} then 'mid_market'
        else 'smb'
    end
{%- endmacro %}

{% macro segment_threshold(segment, measure) -%}
    (select {{ measure }} from {{ ref('segment_thresholds') }} where segment = '{{ segment }}')
{%- endmacro %}

{#- starter is 1, the next tier 2, and so on; null for a tier that is not in the catalogue. -#}
{% macro tier_rank(plan_tier) -%}
    (select max(catalogue.tier_rank) from {{ ref('plan_catalog') }} as catalogue where catalogue.tier = {{ plan_tier }})
{%- endmacro %}
