{#- Business seconds of spans of tickets, one row for each of `keys` (columns of the spans, ticket_id among them): a piece
    per schedule that applied, each from the seconds before its end and its beginning. The query it stands in has
    `ticket_schedules` and `periods`; a span whose schedules have no hours that are known gives no row. -#}
{% macro business_time(spans, keys, starts_at, ends_at) -%}
    select
        {%- for key in keys %}
        piece_ends.{{ key }},
        {%- endfor %}
        sum(
            piece_ends.seconds_at_end - {{ business_seconds_at('piece_ends.piece_starts_at', 'periods') }}
        ) as business_seconds
    from (
        select
            pieces.*,
            {{ business_seconds_at('pieces.piece_ends_at', 'periods') }} as seconds_at_end
        from (
            select
                {%- for key in keys %}
                spans.{{ key }},
                {%- endfor %}
                ticket_schedules.schedule_id,
                {{ greatest_of(['spans.' ~ starts_at, 'ticket_schedules.valid_from']) }} as piece_starts_at,
                {{ least_of(['spans.' ~ ends_at, 'ticket_schedules.valid_to']) }} as piece_ends_at
            from {{ spans }} as spans
            inner join ticket_schedules
                on spans.ticket_id = ticket_schedules.ticket_id
                and (ticket_schedules.valid_from < spans.{{ ends_at }} or ticket_schedules.valid_from is null)
                and (ticket_schedules.valid_to > spans.{{ starts_at }} or ticket_schedules.valid_to is null)
            where ticket_schedules.schedule_id in (select known.schedule_id from periods as known)
        ) as pieces
        {{ join_last_begun('periods', [['pieces.schedule_id', 'schedule_id']], 'pieces.piece_ends_at', 'starts_at') }}
    ) as piece_ends
    {{ join_last_begun('periods', [['piece_ends.schedule_id', 'schedule_id']], 'piece_ends.piece_starts_at', 'starts_at') }}
    group by {% for key in keys %}piece_ends.{{ key }}{{ ', ' if not loop.last }}{% endfor %}
{%- endmacro %}
