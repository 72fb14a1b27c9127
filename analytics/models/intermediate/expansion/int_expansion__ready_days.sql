{%- set policy = health_policy().expansion -%}

with

paying_days as (
    select * from {{ ref('int_churn__paying_days') }}
),

health_days as (
    select * from {{ ref('customer_health_daily') }}
),

cancellations as (
    select * from {{ ref('int_churn__cancellations') }}
),

bands as (
    select * from {{ ref('health_policy_bands') }}
),

-- Healthy, not delinquent, without an open critical ticket, and not about to leave.
final as (
    select
        paying_days.customer_id,
        paying_days.segment,
        paying_days.mrr_cents,
        paying_days.is_last_day,
        paying_days.date
    from paying_days
    inner join health_days
        on paying_days.customer_id = health_days.customer_id
        and paying_days.date = health_days.date
    inner join bands
        on health_days.health_band = bands.band
    inner join bands as worst_band
        on worst_band.band = '{{ policy.worst_band }}'
        and bands.band_rank >= worst_band.band_rank
    left join cancellations
        on paying_days.customer_id = cancellations.customer_id
        and paying_days.date = cancellations.date
    where
        cancellations.customer_id is null
        and not coalesce(health_days.is_delinquent, false)
        and coalesce(health_days.open_critical_tickets_7d, 0) = 0
)

select * from final
