with

opportunities as (
    select * from {{ ref('fct_opportunities') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

-- A date of long ago is a slip of the pen, and would make months by the thousand.
span as (
    select
        min(opportunities.created_date) as first_date,
        max(bounds.as_of_date) as as_of_date
    from opportunities
    cross join bounds
    where opportunities.created_date between date '1980-01-01' and bounds.as_of_date
),

months as (
    {{ expand_months('span', 'first_date', 'as_of_date') }}
),

final as (
    select
        {{ month_end('month') }} <= as_of_date as is_complete_month,
        month,
        least({{ month_end('month') }}, as_of_date) as end_date
    from months
)

select * from final
