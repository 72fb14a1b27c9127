with

rates as (
    select * from {{ ref('stg_finance__fx_rate') }}
),

days as (
    select * from {{ ref('dim_date') }}
),

exponents as (
    select * from {{ ref('currency_exponents') }}
),

known_rates as (
    select
        currency,
        rate_date,
        cast(rate_to_usd * cast(1000000 as decimal(7, 0)) as bigint) as rate_micros,
        lead(rate_date) over (partition by currency order by rate_date) as next_rate_date,
        row_number() over (partition by currency order by rate_date) as rate_number
    from rates
    where currency != '{{ var('reporting_currency') }}'
),

-- The last known rate holds until the next one, the first known rate also before it.
daily_rates as (
    select
        known_rates.currency,
        days.date as rate_date,
        known_rates.rate_micros
    from days
    inner join known_rates
        on (days.date >= known_rates.rate_date or known_rates.rate_number = 1)
        and (days.date < known_rates.next_rate_date or known_rates.next_rate_date is null)
    where days.is_past
    union all
    select
        '{{ var('reporting_currency') }}',
        date,
        cast(1000000 as bigint)
    from days
    where is_past
),

final as (
    select
        daily_rates.currency,
        daily_rates.rate_micros,
        -- Reporting cents per minor unit, in units of 10^-9: currencies differ in the decimals of their minor unit.
        cast(daily_rates.rate_micros as hugeint) * case coalesce(exponents.minor_unit_exponent, 2)
            when 0 then 100000
            when 3 then 100
            else 1000
        end as minor_rate_nanos,
        daily_rates.rate_date
    from daily_rates
    left join exponents
        on daily_rates.currency = exponents.currency
)

select * from final
