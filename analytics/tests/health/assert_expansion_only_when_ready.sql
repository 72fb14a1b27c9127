select signals.customer_id
from {{ ref('expansion_signals') }} as signals
inner join {{ ref('customer_health_daily') }} as health_days
    on signals.customer_id = health_days.customer_id
    and signals.as_of_date = health_days.date
where
    health_days.is_delinquent
    or health_days.open_critical_tickets_7d > 0
    or health_days.mrr_cents = 0
    or signals.value < signals.threshold
