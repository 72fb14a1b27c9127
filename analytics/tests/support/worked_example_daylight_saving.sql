-- Nine in the morning in New York is 14:00 UTC in winter and 13:00 UTC in summer; without a zone the shift counts.
with

examples as (
    select *
    from (
        values
            (timestamp '2020-03-06 09:00:00', 'America/New_York', 0, timestamp '2020-03-06 14:00:00'),
            (timestamp '2020-03-09 09:00:00', 'America/New_York', 0, timestamp '2020-03-09 13:00:00'),
            (timestamp '2020-11-02 09:00:00', 'America/New_York', 0, timestamp '2020-11-02 14:00:00'),
            (timestamp '2020-03-29 12:00:00', 'Europe/London', 0, timestamp '2020-03-29 11:00:00'),
            (timestamp '2020-03-06 09:00:00', null, 300, timestamp '2020-03-06 14:00:00')
    ) as literal_rows (local_time, iana_name, shift_minutes, expected)
)

select *
from examples
where {{ utc_from_local('local_time', 'iana_name', 'shift_minutes') }} <> expected
