select
    observations.customer_id,
    observations.date
from {{ ref('int_churn__observations') }} as observations
cross join {{ ref('int_calendar__bounds') }} as bounds
where (observations.leaves is null) <> (observations.outcome_date > bounds.as_of_date)
