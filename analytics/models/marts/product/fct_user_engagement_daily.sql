{{ config(materialized='view') }}

with

people_days as (
    select * from {{ ref('int_usage_days__people') }}
    where user_no is not null
),

customers as (
    select distinct customer_no, customer_id
    from {{ ref('int_usage__accounts') }}
),

people as (
    select distinct user_no, user_id
    from {{ ref('int_usage__users') }}
),

final as (
    select
        customers.customer_id,
        people.user_id,
        people_days.units,
        people_days.event_count,
        people_days.session_count,
        people_days.session_seconds as active_seconds,
        people_days.event_date as date
    from people_days
    inner join customers
        on people_days.customer_no = customers.customer_no
    inner join people
        on people_days.user_no = people.user_no
)

select * from final
