select
    ticket_id,
    metric,
    date
from (
    select
        *,
        lag(elapsed_seconds) over (partition by ticket_id, metric, is_business_time order by date) as previous_seconds
    from {{ ref('int_ticket_sla_days__decided') }}
    where not is_stopped and {{ is_tested('date', ref('int_ticket_sla_days__decided')) }}
) as followed
where elapsed_seconds < previous_seconds
