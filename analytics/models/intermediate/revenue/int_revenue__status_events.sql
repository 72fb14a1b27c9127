{{ config(materialized='view') }}

with

states as (
    select * from {{ ref('int_revenue__subscription_states') }}
),

compared as (
    select
        *,
        lag(status) over (partition by subscription_id order by valid_from_date) as previous_status
    from states
),

final as (
    select
        subscription_id,
        stripe_customer_id,
        case
            when previous_status is null and status = 'trialing' then 'trial_started'
            when status in ('canceled', 'incomplete_expired') then 'canceled'
            when status in ('active', 'past_due') and previous_status = 'trialing' then 'trial_converted'
            when status in ('active', 'past_due') and previous_status is null then 'started'
            when status = 'active' and previous_status in ('past_due', 'unpaid') then 'recovered'
            when status = 'active' and previous_status = 'paused' then 'resumed'
            when status = 'active' and previous_status in ('canceled', 'incomplete_expired') then 'restarted'
            when status = 'active' then 'started'
            else status
        end as event_type,
        previous_status as previous_value,
        status as value,
        valid_from_date as date
    from compared
    where previous_status is distinct from status
)

select * from final
