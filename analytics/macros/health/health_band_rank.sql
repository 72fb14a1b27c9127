{#- Rank of a customer's band on a day. Every border between two bands is passed only by the policy's margin; nearer to it
    a customer stays where it was, or in `last_rank`, where an earlier build left it. The first score of all is taken as
    it is. Needs columns customer_id and date. -#}
{% macro health_band_rank(score_hundredths, is_scored, last_rank) -%}
    {%- set policy = health_policy() -%}
    {%- set scored = 'case when ' ~ is_scored ~ ' then ' ~ score_hundredths ~ ' end' -%}
    case
        when {{ is_scored }}
            then 1
            {%- for band in policy.bands if band.score_from > 0 %}
            + coalesce(
                cast({{ last_known(
                    'case when ' ~ scored ~ ' >= ' ~ 100 * (band.score_from + policy.hysteresis_points) ~ ' then 1 when ' ~ scored
                        ~ ' < ' ~ 100 * (band.score_from - policy.hysteresis_points) ~ ' then 0 end',
                    'customer_id',
                    'date'
                ) }} as integer),
                case
                    when {{ last_rank }} > {{ policy.bands | length - loop.index }} then 1
                    when {{ last_rank }} is not null then 0
                    when cast({{ first_known(scored, 'customer_id', 'date') }} as integer) >= {{ 100 * band.score_from }} then 1
                    else 0
                end
            )
            {%- endfor %}
    end
{%- endmacro %}
