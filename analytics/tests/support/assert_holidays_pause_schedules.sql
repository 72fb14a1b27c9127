select periods.*
from {{ ref('int_schedules__expanded') }} as periods
inner join {{ ref('stg_zendesk__schedule_holiday') }} as holidays
    on periods.schedule_id = holidays.schedule_id
    and periods.local_date between holidays.start_date and holidays.end_date
where not holidays.is_deleted
