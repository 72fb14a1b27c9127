{#- The windows of a week as Zendesk's audit log writes it, such as {:mon=>{"09:00"=>"17:00"}}, entities decoded or not:
    rows of `columns` with a day of the week (0 is Sunday) and the minutes of the day at which a window begins and ends. -#}
{% macro workweek_windows(relation, columns, expression) -%}
    select
        {{ columns | join(', ') }},
        {{ entry_position("'sun;mon;tue;wed;thu;fri;sat'", ';', 'substr(day_text, 1, 3)') }} - 1 as weekday,
        cast(substr(window_text, 2, 2) as integer) * 60 + cast(substr(window_text, 5, 2) as integer) as start_minute,
        cast(substr(window_text, length(window_text) - 5, 2) as integer) * 60
            + cast(substr(window_text, length(window_text) - 2, 2) as integer) as end_minute
    from (
        {%- set days = rows_matching(relation, columns, {
            'name': 'day_text',
            'of': "replace(replace(replace(" ~ expression ~ ", '&amp;', '&'), '&quot;', '\"'), '&gt;', '>')",
            'pattern': '(?:sun|mon|tue|wed|thu|fri|sat)[^{}]*[{][^{}]*[}]',
        }) %}
        {{ rows_matching('(' ~ days ~ ') as days', columns + ['day_text'], {
            'name': 'window_text', 'of': 'day_text', 'pattern': '"[0-9]{2}:[0-9]{2}"[^"]*"[0-9]{2}:[0-9]{2}"',
        }) }}
    ) as windows
{%- endmacro %}
