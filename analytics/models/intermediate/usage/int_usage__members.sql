with

people_days as (
    select * from {{ ref('int_usage_days__people') }}
    where user_no is not null
),

members as (
    select
        customer_no,
        user_no,
        count(*) as active_days,
        min(event_date) as first_active_date,
        max(event_date) as last_active_date
    from people_days
    group by customer_no, user_no
),

people as (
    select
        user_no,
        count(*) > 1 as is_shared
    from members
    group by user_no
),

final as (
    select
        members.customer_no,
        members.user_no,
        members.active_days,
        people.is_shared,
        members.first_active_date,
        members.last_active_date
    from members
    inner join people
        on members.user_no = people.user_no
)

select * from final
