with

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

signs as (
    select * from {{ ref('daily_signs') }}
),

days as (
    select * from {{ ref('int_quality__daily_signs') }}
),

-- A day beside the same day of each of the eight weeks before it.
compared as (
    select
        days.sign,
        days.date,
        days.value,
        earlier.value as earlier_value
    from days
    cross join bounds
    inner join days as earlier
        on days.sign = earlier.sign
        and earlier.date between {{ days_back('days.date', 56) }} and {{ days_back('days.date', 7) }}
        and mod({{ days_between('earlier.date', 'days.date') }}, 7) = 0
    where days.date > {{ days_back('bounds.as_of_date', 28) }}
),

expected as (
    select
        compared.sign,
        compared.date,
        {{ median_of('compared.earlier_value') }} as expected_value
    from compared
    group by
        compared.sign,
        compared.date
),

-- 1.4826 times the median distance is the standard deviation of values that are normally distributed.
spread as (
    select
        compared.sign,
        compared.date,
        compared.value,
        expected.expected_value,
        1.4826 * {{ median_of('abs(compared.earlier_value - expected.expected_value)') }} as usual_spread
    from compared
    inner join expected
        on compared.sign = expected.sign
        and compared.date = expected.date
    group by
        compared.sign,
        compared.date,
        compared.value,
        expected.expected_value
),

judged as (
    select
        spread.sign,
        signs.label,
        spread.value,
        spread.expected_value,
        signs.warning_deviations,
        signs.break_deviations,
        spread.value <= signs.broken_below * spread.expected_value as has_broken_off,
        (spread.value - spread.expected_value)
        / {{ greatest_of(['spread.usual_spread', 'signs.spread_floor * spread.expected_value']) }} as deviations,
        spread.date
    from spread
    inner join signs
        on spread.sign = signs.sign
    where spread.expected_value >= signs.minimum_expected
),

final as (
    select
        judged.sign,
        judged.label,
        judged.value,
        judged.expected_value,
        judged.deviations,
        judged.has_broken_off or abs(judged.deviations) >= judged.break_deviations as is_break,
        judged.date
    from judged
    where
        abs(judged.deviations) >= judged.warning_deviations
        or judged.has_broken_off
)

select * from final
