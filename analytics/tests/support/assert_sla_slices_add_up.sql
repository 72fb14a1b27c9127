select
    month,
    metric,
    dimension
from {{ ref('sla_adherence') }}
group by month, metric, dimension
qualify
    sum(met) <> first_value(sum(met)) over (partition by month, metric order by dimension)
    or sum(breached) <> first_value(sum(breached)) over (partition by month, metric order by dimension)
    or sum(running) <> first_value(sum(running)) over (partition by month, metric order by dimension)
