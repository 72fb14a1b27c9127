select *
from {{ ref('int_ticket_clocks__measured') }}
where
    (state = 'breached') <> (elapsed_seconds > target_seconds)
    or (state = 'met' and not is_stopped)
    or (state = 'running' and is_stopped)
