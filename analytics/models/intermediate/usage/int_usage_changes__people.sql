{%- set window_lengths = {'1d': 1, '7d': 7, '28d': 28} -%}

with

usage_days as (
    select * from {{ ref('int_usage_days__counted') }}
),

person_days as (
    select
        customer_id,
        product,
        app_user_id,
        event_date,
        min(known_date) as known_date
    from usage_days
    where app_user_id is not null
    group by customer_id, product, app_user_id, event_date
),

-- The last day a person was known to be active before this day became known: until then plus the window the person
-- counts already, so a day adds only what lies beyond.
ordered as (
    select
        *,
        max(event_date) over (
            partition by customer_id, product, app_user_id
            order by known_date, event_date
            rows between unbounded preceding and 1 preceding
        ) as reached_date
    from person_days
),

{% for name, days in window_lengths.items() -%}
spans_{{ name }} as (
    select
        customer_id,
        product,
        greatest(known_date, coalesce(reached_date + {{ days }}, known_date)) as first_date,
        event_date + {{ days }} as end_date
    from ordered
    where greatest(known_date, coalesce(reached_date + {{ days }}, known_date)) < event_date + {{ days }}
),

{% endfor -%}

changes as (
    {%- for name in window_lengths %}
    {%- for column, sign in [('first_date', 1), ('end_date', -1)] %}
    select
        customer_id,
        product,
        {%- for other in window_lengths %}
        {{ sign if other == name else 0 }} as active_users_{{ other }},
        {%- endfor %}
        {{ column }} as date
    from spans_{{ name }}
    {{ 'union all' if not loop.last }}
    {%- endfor %}
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

final as (
    select
        customer_id,
        product,
        {%- for name in window_lengths %}
        sum(active_users_{{ name }}) as active_users_{{ name }}_change,
        {%- endfor %}
        date
    from changes
    group by customer_id, product, date
)

select * from final
