select
    schedule_id,
    starts_at
from (
    select
        schedule_id,
        starts_at,
        lag(ends_at) over (partition by schedule_id order by starts_at) as previous_ends_at
    from {{ ref('int_business_periods__accumulated') }}
) as followed
where starts_at <= previous_ends_at
