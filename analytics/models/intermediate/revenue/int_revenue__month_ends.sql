with

days as (
    select * from {{ ref('dim_date') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

-- The month of the reporting day ends, so far, on that day.
final as (
    select
        row_number() over (order by days.month) as month_number,
        max(days.date) = max(days.month_end_date) as is_complete,
        days.month,
        max(days.date) as end_date
    from days
    cross join bounds
    where days.is_past and days.month >= date_trunc('month', bounds.history_start_date)
    group by days.month
)

select * from final
