-- A clock read now shows what it showed at the end of the last day on which it was read.
with

days as (
    select * from {{ ref('int_ticket_sla_days__decided') }}
    where is_latest
),

clocks as (
    select * from {{ ref('int_ticket_clocks__timed') }}
    where metric in ('first_reply_time', 'full_resolution_time')
)

select
    days.ticket_id,
    days.metric
from days
inner join clocks
    on days.ticket_id = clocks.ticket_id
    and days.metric = clocks.metric
    and days.measured_at = clocks.measured_at
where
    days.state is distinct from clocks.state
    or days.elapsed_seconds is distinct from clocks.counted_seconds
    or days.target_seconds is distinct from clocks.target_seconds
