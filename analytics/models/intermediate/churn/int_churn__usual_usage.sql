{%- set window_days = health_policy().parameters.activity_window_days -%}
{%- set floor_units = health_policy().parameters.usage_trend_floor_units -%}

with

paying_days as (
    select * from {{ ref('int_churn__paying_days') }}
),

windows as (
    {%- for window in range(churn_settings().usual_windows + 1) %}
    select
        customer_id,
        {{ window }} as windows_ago,
        {{ days_back('date', window * window_days) }} as window_date,
        date
    from paying_days
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

-- Few days are asked for, and joins by name are dear.
usage_days as (
    select * from {{ ref('int_usage__customer_days') }}
    where date in (select window_date from windows)
),

summed as (
    select
        windows.customer_id,
        max(usage_days.units_28d) filter (where windows.windows_ago = 0) as units,
        avg(usage_days.units_28d) filter (where windows.windows_ago > 0 and usage_days.units_28d > 0) as usual_units,
        max(usage_days.seat_utilisation) filter (where windows.windows_ago = 0) as seat_utilisation,
        {{ mean_of('usage_days.seat_utilisation', 'windows.windows_ago > 0') }} as usual_seat_utilisation,
        windows.date
    from windows
    inner join usage_days
        on windows.customer_id = usage_days.customer_id
        and windows.window_date = usage_days.date
    group by windows.customer_id, windows.date
),

final as (
    select
        customer_id,
        case
            when usual_units >= {{ floor_units }}
                then {{ rounded_share('coalesce(units, 0)', 'usual_units') }}
        end as usage_of_usual,
        cast({{ rounded('seat_utilisation - usual_seat_utilisation', 4) }} as decimal(12, 4)) as seat_utilisation_change,
        date
    from summed
)

select * from final
