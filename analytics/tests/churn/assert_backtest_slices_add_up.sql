select
    scorer,
    date,
    dimension
from (
    select
        scorer,
        date,
        dimension,
        sum(customers) as customers,
        sum(churned_customers) as churned_customers,
        sum(mrr_cents) as mrr_cents
    from {{ ref('health_backtest') }}
    group by scorer, date, dimension
) as slices
qualify
    count(distinct customers) over (partition by scorer, date) <> 1
    or count(distinct churned_customers) over (partition by scorer, date) <> 1
    or count(distinct mrr_cents) over (partition by scorer, date) <> 1
