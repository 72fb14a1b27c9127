select
    ticket_id,
    date
from {{ ref('fact_support_ticket_daily') }}
qualify date <> lag(date) over (partition by ticket_id order by date) + 1
