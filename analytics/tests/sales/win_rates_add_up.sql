-- A year's deals are those of its months, and the slices of a dimension those of the total.
with

months as (
    select
        month,
        dimension,
        slice,
        won_count,
        lost_count,
        won_amount_cents
    from {{ ref('win_rates') }}
    where window_months = 1
),

years as (
    select * from {{ ref('win_rates') }}
    where window_months = 12
),

summed as (
    select
        years.month,
        years.dimension,
        years.slice,
        years.won_count,
        years.lost_count,
        years.won_amount_cents,
        sum(months.won_count) as months_won,
        sum(months.lost_count) as months_lost,
        sum(months.won_amount_cents) as months_won_cents
    from years
    left join months
        on years.dimension = months.dimension
        and years.slice = months.slice
        and months.month <= years.month
        and months.month > years.month - interval '12' month
    group by
        years.month, years.dimension, years.slice, years.won_count, years.lost_count, years.won_amount_cents
),

by_dimension as (
    select
        month,
        window_months,
        dimension,
        sum(won_count) as won_count,
        sum(lost_count) as lost_count,
        sum(won_amount_cents) as won_amount_cents
    from {{ ref('win_rates') }}
    group by month, window_months, dimension
)

select
    month,
    dimension,
    slice
from summed
where won_count != months_won or lost_count != months_lost or won_amount_cents != months_won_cents
union all
select
    sliced.month,
    sliced.dimension,
    'all slices'
from by_dimension as sliced
inner join by_dimension as total
    on sliced.month = total.month
    and sliced.window_months = total.window_months
    and total.dimension = 'total'
where sliced.won_count != total.won_count
    or sliced.lost_count != total.lost_count
    or sliced.won_amount_cents != total.won_amount_cents
