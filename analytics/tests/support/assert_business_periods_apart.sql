select
    schedule_id,
    starts_at
from {{ ref('int_business_periods__accumulated') }}
qualify starts_at <= lag(ends_at) over (partition by schedule_id order by starts_at)
