-- The cohorts of the segments together are the cohort of all.
with

by_dimension as (
    select
        month,
        window_months,
        dimension,
        sum(starting_mrr_cents) as starting_mrr_cents,
        sum(retained_mrr_cents) as retained_mrr_cents,
        sum(customers_churned) as customers_churned
    from {{ ref('nrr_summary') }}
    group by month, window_months, dimension
)

select segments.*
from by_dimension as segments
inner join by_dimension as total
    on segments.month = total.month
    and segments.window_months = total.window_months
    and total.dimension = 'total'
where
    segments.starting_mrr_cents != total.starting_mrr_cents
    or segments.retained_mrr_cents != total.retained_mrr_cents
    or segments.customers_churned != total.customers_churned
