select
    measures.customer_id,
    measures.date
from {{ ref('int_health__measures') }} as measures
inner join {{ ref('customer_health_daily') }} as health_days
    on measures.customer_id = health_days.customer_id
    and measures.date = health_days.date
where
    {{ is_tested('measures.date', ref('int_health__measures')) }}
    and {{ is_tested('health_days.date', ref('int_health__measures')) }}
    and health_days.health_score is not null
    and (
        measures.days_of_history < {{ health_policy().minimum_history_days }}
        or health_days.data_coverage < {{ health_policy().minimum_coverage }} - 0.0001
    )
