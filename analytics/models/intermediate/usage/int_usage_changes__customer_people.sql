{%- set windows = active_user_windows() -%}

with

people_days as (
    select * from {{ ref('int_usage_days__people') }}
    where user_no is not null
),

-- People who use the products of several customers count once in what is summed over customers.
shared as (
    select user_no
    from (
        select customer_no, user_no
        from people_days
        group by customer_no, user_no
    ) as pairs
    group by user_no
    having count(*) > 1
),

days as (
    select
        people_days.customer_no,
        shared.user_no is not null as is_shared,
        people_days.user_no as member_no,
        people_days.event_date
    from people_days
    left join shared
        on people_days.user_no = shared.user_no
),

changes as (
    {{ window_changes('days', ['customer_no', 'is_shared'], windows) }}
),

final as (
    select
        customer_no,
        is_shared,
        active_1d as active_users_1d,
        new_members as new_users,
        {%- for name in windows %}
        change_{{ name }} as active_users_{{ name }}_change,
        {%- endfor %}
        date
    from changes
)

select * from final
