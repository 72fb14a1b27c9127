{%- set window_lengths = {'7d': 7, '28d': 28} -%}

with

usage_days as (
    select * from {{ ref('int_usage_days__numbered') }}
    where user_no is not null
),

accounts as (
    select distinct customer_no, customer_id
    from {{ ref('int_usage__accounts') }}
),

products as (
    select
        customer_no,
        product,
        cast(row_number() over (order by customer_no, product) as integer) as product_no
    from usage_days
    group by customer_no, product
),

days as (
    select
        products.product_no as group_no,
        usage_days.user_no as member_no,
        usage_days.event_date,
        min(usage_days.known_date) as known_date
    from usage_days
    inner join products
        on usage_days.customer_no = products.customer_no
        and usage_days.product = products.product
    group by products.product_no, usage_days.user_no, usage_days.event_date
),

changes as (
    {{ known_window_changes('days', window_lengths) }}
),

summed as (
    select
        group_no,
        count(*) filter (where window_name = '1d') as active_users_1d,
        {%- for name in window_lengths %}
        cast(coalesce(sum(change) filter (where window_name = '{{ name }}'), 0) as integer) as active_users_{{ name }}_change,
        {%- endfor %}
        date
    from changes
    group by group_no, date
),

final as (
    select
        accounts.customer_id,
        products.product,
        summed.active_users_1d,
        {%- for name in window_lengths %}
        summed.active_users_{{ name }}_change,
        {%- endfor %}
        summed.date
    from summed
    inner join products
        on summed.group_no = products.product_no
    inner join accounts
        on products.customer_no = accounts.customer_no
)

select * from final
