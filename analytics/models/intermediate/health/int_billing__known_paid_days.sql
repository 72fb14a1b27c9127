{{ config(materialized='ephemeral') }}

with

paid_days as (
    select * from {{ ref('int_billing__paid_days') }}
),

version_arrivals as (
    select * from {{ ref('int_billing__version_arrivals') }}
    where known_date > effective_date
),

late_changes as (
    select
        customer_id,
        effective_date,
        {{ days_back('known_date', 1) }} as last_unknown_date
    from version_arrivals
),

unknown_days as (
    {{ expand_days('late_changes', 'effective_date', 'last_unknown_date') }}
),

-- Until a change of a subscription has arrived, what was paid before it counts on.
last_known_dates as (
    select
        customer_id,
        {{ days_back('min(effective_date)', 1) }} as last_known_date,
        date_day as date
    from unknown_days
    group by customer_id, date_day
),

final as (
    select
        paid_days.customer_id,
        paid_days.mrr_cents,
        paid_days.date
    from paid_days
    left join last_known_dates
        on paid_days.customer_id = last_known_dates.customer_id
        and paid_days.date = last_known_dates.date
    where last_known_dates.customer_id is null
    union all
    select
        paid_days.customer_id,
        paid_days.mrr_cents,
        last_known_dates.date
    from last_known_dates
    inner join paid_days
        on last_known_dates.customer_id = paid_days.customer_id
        and last_known_dates.last_known_date = paid_days.date
)

select * from final
