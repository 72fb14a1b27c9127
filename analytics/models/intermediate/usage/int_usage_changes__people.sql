{%- set window_lengths = {'7d': 7, '28d': 28} -%}

with

usage_days as (
    select * from {{ ref('int_usage_days__counted') }}
),

-- A day that arrives when it or a later one is known adds nothing: the person counts at least as long already.
ordered as (
    select
        *,
        max(event_date) over (
            partition by customer_id, product, app_user_id
            order by known_date, event_date
            rows between unbounded preceding and 1 preceding
        ) as reached_date
    from usage_days
    where app_user_id is not null
),

advancing as (
    select
        customer_id,
        product,
        event_date,
        known_date,
        lag(event_date) over person as previous_event_date,
        lag(known_date) over person as previous_known_date,
        lead(event_date) over person as next_event_date,
        lead(known_date) over person as next_known_date
    from ordered
    where reached_date is null or event_date > reached_date
    window person as (partition by customer_id, product, app_user_id order by known_date)
),

-- A person counts from the day that is known until the window has left it, without a break while days follow in time.
changes as (
    {%- for name, days in window_lengths.items() %}
    select
        customer_id,
        product,
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
        customer_id,
        product,
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
    select customer_id, product, '1d' as window_name, 1 as change, event_date as date
    from advancing
    where known_date = event_date
),

final as (
    select
        customer_id,
        product,
        count(*) filter (where window_name = '1d') as active_users_1d,
        {%- for name in window_lengths %}
        coalesce(sum(change) filter (where window_name = '{{ name }}'), 0) as active_users_{{ name }}_change,
        {%- endfor %}
        date
    from changes
    group by customer_id, product, date
)

select * from final
