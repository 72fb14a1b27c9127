select
    ticket_id,
    date
from (
    select
        ticket_id,
        date,
        lag(date) over (partition by ticket_id order by date) as previous_date
    from {{ ref('fact_support_ticket_daily') }}
) as followed
where date <> {{ days_after('previous_date', 1) }}
