{#- How much of its weight a measure costs: 0 at the first threshold, 1 at the second, in proportion between them. -#}
{% macro penalty_share(value, no_penalty_at, full_penalty_at) -%}
    {%- set share = 'cast(' ~ value ~ ' - ' ~ no_penalty_at ~ ' as double precision) / (' ~ full_penalty_at ~ ' - ' ~ no_penalty_at ~ ')' -%}
    least({{ greatest_of([share, '0']) }}, 1)
{%- endmacro %}
