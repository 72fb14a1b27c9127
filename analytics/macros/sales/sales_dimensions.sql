{#- By what figures of sales are sliced: dimension → the slice of a row of fct_opportunities. -#}
{% macro sales_dimensions() -%}
    {{ return({
        'total': "'all'",
        'segment': "coalesce(segment, 'unknown')",
        'opportunity_type': 'opportunity_type',
        'channel': 'channel',
        'owner': "coalesce(owner_name, 'unknown')",
        'source_system': 'source_system',
    }) }}
{%- endmacro %}

{#- The deals of `relation` once per dimension, with `dimension` and `slice`. -#}
{% macro sliced_deals(relation, columns) -%}
    {%- for dimension, slice in sales_dimensions().items() %}
    select
        '{{ dimension }}' as dimension,
        {{ slice }} as slice,
        {{ columns | join(',\n        ') }}
    from {{ relation }}
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
{%- endmacro %}
