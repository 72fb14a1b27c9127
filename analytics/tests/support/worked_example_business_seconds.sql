-- Friday 16:00 to Monday 10:00 is two business hours of a nine-to-five schedule.
with

periods as (
    select *
    from (
        values
            (timestamp '2020-01-03 09:00:00', timestamp '2020-01-03 17:00:00', 0),
            (timestamp '2020-01-06 09:00:00', timestamp '2020-01-06 17:00:00', 28800)
    ) as literal_rows (starts_at, ends_at, seconds_before)
),

examples as (
    select *
    from (
        values
            (timestamp '2020-01-03 16:00:00', timestamp '2020-01-06 10:00:00', 7200),
            (timestamp '2020-01-03 18:00:00', timestamp '2020-01-04 12:00:00', 0),
            (timestamp '2020-01-03 08:00:00', timestamp '2020-01-03 09:30:00', 1800),
            (timestamp '2020-01-03 10:00:00', timestamp '2020-01-03 10:00:30', 30)
    ) as literal_rows (started_at, stopped_at, expected)
),

with_start as (
    select
        examples.*,
        {{ business_seconds_at('examples.started_at', 'periods') }} as seconds_at_start
    from examples
    {{ join_last_begun('periods', [], 'examples.started_at', 'starts_at') }}
),

with_end as (
    select
        with_start.*,
        {{ business_seconds_at('with_start.stopped_at', 'periods') }} as seconds_at_end
    from with_start
    {{ join_last_begun('periods', [], 'with_start.stopped_at', 'starts_at') }}
)

select *
from with_end
where seconds_at_end - seconds_at_start <> expected
