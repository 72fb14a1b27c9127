{%- set window_lengths = {'7d': 7, '28d': 28} -%}

with

usage_days as not materialized (
    select * from {{ ref('int_usage_days__counted') }}
    where app_user_id is not null
),

-- Numbers in place of names: windows over millions of days sort them in a third of the time.
people as (
    select
        customer_id,
        product,
        app_user_id,
        row_number() over (order by customer_id, product, app_user_id) as person_no,
        dense_rank() over (order by customer_id, product) as product_no
    from usage_days
    group by customer_id, product, app_user_id
),

products as (
    select distinct product_no, customer_id, product
    from people
),

days as (
    select
        people.product_no,
        people.person_no,
        usage_days.event_date,
        min(usage_days.known_date) as known_date
    from usage_days
    inner join people
        on usage_days.customer_id = people.customer_id
        and usage_days.product = people.product
        and usage_days.app_user_id = people.app_user_id
    group by people.product_no, people.person_no, usage_days.event_date
),

-- A day that arrives when it or a later one is known adds nothing: the person counts at least as long already.
ordered as (
    select
        *,
        max(event_date) over (
            partition by person_no
            order by known_date, event_date
            rows between unbounded preceding and 1 preceding
        ) as reached_date
    from days
),

advancing as (
    select
        product_no,
        event_date,
        known_date,
        lag(event_date) over person as previous_event_date,
        lag(known_date) over person as previous_known_date,
        lead(event_date) over person as next_event_date,
        lead(known_date) over person as next_known_date
    from ordered
    where reached_date is null or event_date > reached_date
    window person as (partition by person_no order by known_date, event_date)
),

-- A person counts from the day that is known until the window has left it, without a break while days follow in time.
changes as (
    {%- for name, days in window_lengths.items() %}
    select
        product_no,
        '{{ name }}' as window_name,
        1 as change,
        known_date as date
    from advancing
    where
        known_date < event_date + {{ days }}
        and (
            previous_event_date is null
            or previous_known_date >= previous_event_date + {{ days }}
            or known_date > previous_event_date + {{ days }}
        )
    union all
    select
        product_no,
        '{{ name }}' as window_name,
        -1 as change,
        event_date + {{ days }} as date
    from advancing
    where
        known_date < event_date + {{ days }}
        and (
            next_event_date is null
            or next_known_date >= next_event_date + {{ days }}
            or next_known_date > event_date + {{ days }}
        )
    {{ 'union all' if not loop.last }}
    {%- endfor %}
    union all
    select product_no, '1d' as window_name, 1 as change, event_date as date
    from advancing
    where known_date = event_date
),

summed as (
    select
        product_no,
        count(*) filter (where window_name = '1d') as active_users_1d,
        {%- for name in window_lengths %}
        cast(coalesce(sum(change) filter (where window_name = '{{ name }}'), 0) as integer) as active_users_{{ name }}_change,
        {%- endfor %}
        date
    from changes
    group by product_no, date
),

final as (
    select
        products.customer_id,
        products.product,
        summed.active_users_1d,
        {%- for name in window_lengths %}
        summed.active_users_{{ name }}_change,
        {%- endfor %}
        summed.date
    from summed
    inner join products
        on summed.product_no = products.product_no
)

select * from final
