{%- set reporting_currency = var('reporting_currency') -%}

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
    where currency != 'USD'
),

-- The last known rate holds until the next one, the first known rate also before it.
usd_rates as (
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
        'USD',
        date,
        cast(1000000 as bigint)
    from days
    where is_past
),
{% if reporting_currency == 'USD' %}
daily_rates as (
    select * from usd_rates
),
{%- else %}
-- Every other currency is worth what it is in dollars, over what the reporting currency is.
daily_rates as (
    select
        usd_rates.currency,
        usd_rates.rate_date,
        cast({{ round_half_up('(cast(usd_rates.rate_micros as ' ~ sql_type('hugeint') ~ ') * 1000000)', 'reporting_rates.rate_micros') }} as bigint) as rate_micros
    from usd_rates
    inner join usd_rates as reporting_rates
        on usd_rates.rate_date = reporting_rates.rate_date
        and reporting_rates.currency = '{{ reporting_currency }}'
    where usd_rates.currency != '{{ reporting_currency }}'
    union all
    select
        '{{ reporting_currency }}',
        date,
        cast(1000000 as bigint)
    from days
    where is_past
),
{%- endif %}

final as (
    select
        daily_rates.currency,
        daily_rates.rate_micros,
        -- Reporting cents per minor unit, in units of 10^-9: currencies differ in the decimals of their minor unit.
        cast(daily_rates.rate_micros as {{ sql_type('hugeint') }}) * case coalesce(reporting.minor_unit_exponent, 2) - coalesce(exponents.minor_unit_exponent, 2)
            when -3 then 1
            when -2 then 10
            when -1 then 100
            when 1 then 10000
            when 2 then 100000
            when 3 then 1000000
            else 1000
        end as minor_rate_nanos,
        daily_rates.rate_date
    from daily_rates
    left join exponents
        on daily_rates.currency = exponents.currency
    left join exponents as reporting
        on reporting.currency = '{{ reporting_currency }}'
)

select * from final
