with

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

-- Whole years, and one more for dates that lie ahead, such as renewals.
span as (
    select
        date_trunc('year', history_start_date) as first_date,
        date_trunc('year', as_of_date) + interval '2' year - interval '1' day as last_date,
        as_of_date
    from bounds
    where as_of_date is not null
),

days as (
    {{ expand_days('span', 'first_date', 'last_date') }}
),

final as (
    select
        cast(extract(year from date_day) as bigint) as calendar_year,
        cast(extract(quarter from date_day) as bigint) as calendar_quarter,
        cast(extract(month from date_day) as bigint) as calendar_month,
        {{ iso_weekday('date_day') }} as iso_weekday,
        {{ iso_weekday('date_day') }} >= 6 as is_weekend,
        date_day = {{ month_end('date_day') }} as is_month_end,
        date_day = as_of_date as is_as_of_date,
        date_day <= as_of_date as is_past,
        date_day as date,
        cast(date_trunc('month', date_day) as date) as month,
        {{ month_end('date_day') }} as month_end_date
    from days
)

select * from final
