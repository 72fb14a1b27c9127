with

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

-- Whole years, and one more for dates that lie ahead, such as renewals.
span as (
    select
        date_trunc('year', history_start_date) as first_date,
        date_trunc('year', as_of_date) + interval '2 years' - interval '1 day' as last_date,
        as_of_date
    from bounds
    where as_of_date is not null
),

days as (
    {{ expand_days('span', 'first_date', 'last_date') }}
),

final as (
    select
        extract('year' from date_day) as calendar_year,
        extract('quarter' from date_day) as calendar_quarter,
        extract('month' from date_day) as calendar_month,
        extract('isodow' from date_day) as iso_weekday,
        extract('isodow' from date_day) >= 6 as is_weekend,
        date_day = last_day(date_day) as is_month_end,
        date_day = as_of_date as is_as_of_date,
        date_day <= as_of_date as is_past,
        date_day as date,
        cast(date_trunc('month', date_day) as date) as month,
        last_day(date_day) as month_end_date
    from days
)

select * from final
