with

dates as (
    select * from {{ ref('dim_date') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

-- The end of every month, and the last reported day.
final as (
    select
        bounds.as_of_date as date,
        true as is_latest
    from bounds
    where bounds.as_of_date is not null
    union all
    select distinct
        {{ month_end('dates.date') }} as date,
        false as is_latest
    from dates
    inner join bounds
        on {{ month_end('dates.date') }} < bounds.as_of_date
)

select * from final
