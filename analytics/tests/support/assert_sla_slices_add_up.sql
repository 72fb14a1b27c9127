select
    month,
    metric
from (
    select
        month,
        metric,
        dimension,
        sum(met) as met,
        sum(breached) as breached,
        sum(running) as running
    from {{ ref('sla_adherence') }}
    group by month, metric, dimension
) as slices
group by month, metric
having min(met) <> max(met) or min(breached) <> max(breached) or min(running) <> max(running)
