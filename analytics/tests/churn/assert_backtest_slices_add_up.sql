select
    scorer,
    date
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
group by scorer, date
having count(distinct customers) <> 1 or count(distinct churned_customers) <> 1 or count(distinct mrr_cents) <> 1
