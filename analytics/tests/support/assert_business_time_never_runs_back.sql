select
    ticket_id,
    metric,
    date
from {{ ref('int_ticket_sla_days__decided') }}
where not is_stopped
qualify elapsed_seconds < lag(elapsed_seconds) over (
    partition by ticket_id, metric, is_business_time
    order by date
)
