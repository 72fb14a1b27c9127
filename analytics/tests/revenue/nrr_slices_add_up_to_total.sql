-- The slices of a dimension together are the customers of the total; a customer may leave one product for another.
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

select slices.*
from by_dimension as slices
inner join by_dimension as total
    on slices.month = total.month
    and slices.window_months = total.window_months
    and total.dimension = 'total'
where
    slices.starting_mrr_cents != total.starting_mrr_cents
    or (slices.dimension != 'product' and slices.retained_mrr_cents != total.retained_mrr_cents)
    or (slices.dimension != 'product' and slices.customers_churned != total.customers_churned)
