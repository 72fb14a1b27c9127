{#- The weight of a touch in each model of attribution: whole numbers, of which those of one path are in proportion.

    Columns of a touch: touch_number, touch_count, lead_touch_number, opportunity_touch_number, age_days, newest_age_days,
    removal_effect_micros, path_removal_micros, channel_count, channel_touches, other_touches. -#}
{% macro attribution_models() -%}
    {%- set is_key = '(touch_number in (1, lead_touch_number, opportunity_touch_number))' -%}
    {{ return({
        'first': 'case when touch_number = 1 then 1 else 0 end',
        'last': 'case when touch_number = touch_count then 1 else 0 end',
        'linear': '1',
        'u_shaped': 'case when touch_count > 2 and touch_number in (1, touch_count) then 2 * (touch_count - 2) else 1 end',
        'w_shaped': 'case when ' ~ is_key ~ ' then 3 * greatest(other_touches, 1) * ('
            ~ 'case when touch_number = 1 then 1 else 0 end'
            ~ ' + case when touch_number = lead_touch_number then 1 else 0 end'
            ~ ' + case when touch_number = opportunity_touch_number then 1 else 0 end) else 1 end',
        'time_decay': 'greatest(cast(round(power(2.0, 40.0 - cast(age_days - newest_age_days as double precision) / '
            ~ var('attribution_half_life_days') ~ ')) as bigint), 1)',
        'markov': 'case when path_removal_micros > 0 then removal_effect_micros else 1 end',
        'shapley': whole_quotient('720720000000', '(channel_count * channel_touches)'),
    }) }}
{%- endmacro %}
