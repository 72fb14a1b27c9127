select *
from {{ ref('int_ticket_clocks__measured') }}
where elapsed_seconds > {{ seconds_between('started_at', 'measured_at') }}
