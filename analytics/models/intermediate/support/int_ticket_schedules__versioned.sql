with

tickets as (
    select * from {{ ref('int_tickets__unified') }}
),

ticket_schedules as (
    select * from {{ ref('stg_zendesk__ticket_schedule') }}
),

schedules as (
    select * from {{ ref('stg_zendesk__schedule') }}
    where not is_deleted
),

default_schedule as (
    select schedule_id
    from schedules
    order by created_at nulls last, schedule_id
    limit 1
),

recorded as (
    select
        ticket_id,
        schedule_id,
        case when row_number() over (partition by ticket_id order by applied_at) > 1 then applied_at end as valid_from,
        lead(applied_at) over (partition by ticket_id order by applied_at) as valid_to
    from ticket_schedules
),

-- A ticket to which no schedule was applied runs on the account's first one.
defaulted as (
    select
        tickets.ticket_id,
        default_schedule.schedule_id,
        cast(null as timestamp) as valid_from,
        cast(null as timestamp) as valid_to
    from tickets
    cross join default_schedule
    where tickets.ticket_id not in (select recorded.ticket_id from recorded)
),

final as (
    select * from recorded
    union all
    select * from defaulted
)

select * from final
