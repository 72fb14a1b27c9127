{%- set windows = active_user_windows() -%}

with

people_changes as (
    select * from {{ ref('int_usage_changes__customer_people') }}
),

words as (
    select * from {{ ref('int_usage_days__words') }}
),

members as (
    select * from {{ ref('int_usage__members') }}
),

usage_days as (
    select * from {{ ref('fct_usage') }}
    where event_count > 0
),

customer_slices as (
    select * from {{ ref('int_usage__customer_slices') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

slices as (
    select distinct slice_no, dimension, slice
    from customer_slices
),

sliced_customers as (
    select
        numbers.customer_no,
        customers.*
    from ({{ slices_by_customer('customer_slices', 'customer_id') }}) as customers
    inner join (select distinct customer_no, customer_id from customer_slices) as numbers
        on customers.customer_id = numbers.customer_id
),

-- People of several customers are counted apart, once per slice.
shared_members as (
    select
        customer_slices.slice_no,
        members.customer_no,
        members.user_no,
        members.first_active_date
    from members
    inner join customer_slices
        on members.customer_no = customer_slices.customer_no
    where members.is_shared
),

shared_words as (
    select
        shared_members.slice_no,
        words.user_no as member_no,
        words.word_no,
        {{ bits_of_rows('words.used') }} as used,
        max({{ day_number('words.last_active_date') }}) as last_day
    from words
    inner join shared_members
        on words.customer_no = shared_members.customer_no
        and words.user_no = shared_members.user_no
    group by shared_members.slice_no, words.user_no, words.word_no
),

{{ word_changes('shared_words', ['slice_no'], windows) }},

shared_first_days as (
    select
        slice_no,
        user_no,
        min(first_active_date) as date
    from shared_members
    group by slice_no, user_no
),

customer_changes as (
    select
        sliced_customers.slices,
        sum(people_changes.active_users_1d) as active_users_1d,
        sum(people_changes.new_users) as new_users,
        {%- for name in windows %}
        sum(people_changes.active_users_{{ name }}_change) as active_users_{{ name }}_change,
        {%- endfor %}
        people_changes.date
    from people_changes
    inner join sliced_customers
        on people_changes.customer_no = sliced_customers.customer_no
    where not people_changes.is_shared
    group by sliced_customers.slices, people_changes.date
),

changes as (
    select
        slices.slice_no,
        customer_changes.active_users_1d,
        customer_changes.new_users,
        {%- for name in windows %}
        customer_changes.active_users_{{ name }}_change,
        {%- endfor %}
        customer_changes.date
    from customer_changes
    inner join slices
        on {{ is_in_slices('slices.slice_no', 'customer_changes.slices') }}
    union all
    select
        slice_no,
        active_1d,
        0,
        {%- for name in windows %}
        change_{{ name }},
        {%- endfor %}
        {{ date_of_day_number('day_no') }}
    from word_changes
    union all
    select
        slice_no,
        0,
        count(*),
        {%- for name in windows %}
        0,
        {%- endfor %}
        date
    from shared_first_days
    group by slice_no, date
),

day_changes as (
    select
        slice_no,
        sum(active_users_1d) as active_users_1d,
        sum(new_users) as new_users,
        {%- for name in windows %}
        sum(active_users_{{ name }}_change) as active_users_{{ name }}_change,
        {%- endfor %}
        date
    from changes
    group by slice_no, date
),

sliced_sums as (
    select
        sliced_customers.slices,
        count(*) as active_customers,
        sum(usage_days.event_count) as event_count,
        sum(usage_days.session_count) as session_count,
        sum(usage_days.active_seconds) as active_seconds,
        usage_days.date
    from usage_days
    inner join sliced_customers
        on usage_days.customer_id = sliced_customers.customer_id
    group by sliced_customers.slices, usage_days.date
),

day_sums as (
    select
        slices.slice_no,
        sum(sliced_sums.active_customers) as active_customers,
        sum(sliced_sums.event_count) as event_count,
        sum(sliced_sums.session_count) as session_count,
        sum(sliced_sums.active_seconds) as active_seconds,
        sliced_sums.date
    from sliced_sums
    inner join slices
        on {{ is_in_slices('slices.slice_no', 'sliced_sums.slices') }}
    group by slices.slice_no, sliced_sums.date
),

lifetimes as (
    select
        slices.slice_no,
        slices.dimension,
        slices.slice,
        min(day_sums.date) as first_date,
        max(bounds.as_of_date) as last_date
    from slices
    inner join day_sums
        on slices.slice_no = day_sums.slice_no
    cross join bounds
    group by slices.slice_no, slices.dimension, slices.slice
),

slice_days as (
    {{ expand_days('lifetimes', 'first_date', 'last_date') }}
),

running as (
    select
        slice_days.dimension,
        slice_days.slice,
        coalesce(day_changes.active_users_1d, 0) as active_users_1d,
        {%- for name in windows %}
        sum(coalesce(day_changes.active_users_{{ name }}_change, 0)) over so_far as active_users_{{ name }},
        {%- endfor %}
        sum(coalesce(day_changes.active_users_1d, 0)) over (
            partition by slice_days.slice_no
            order by slice_days.date_day
            rows between 27 preceding and current row
        ) as active_user_days_28d,
        coalesce(day_changes.new_users, 0) as new_users,
        coalesce(day_sums.active_customers, 0) as active_customers,
        coalesce(day_sums.event_count, 0) as event_count,
        coalesce(day_sums.session_count, 0) as session_count,
        coalesce(day_sums.active_seconds, 0) as active_seconds,
        slice_days.date_day as date
    from slice_days
    left join day_changes
        on slice_days.slice_no = day_changes.slice_no
        and slice_days.date_day = day_changes.date
    left join day_sums
        on slice_days.slice_no = day_sums.slice_no
        and slice_days.date_day = day_sums.date
    window so_far as (
        partition by slice_days.slice_no
        order by slice_days.date_day
        rows between unbounded preceding and current row
    )
),

final as (
    select
        dimension,
        slice,
        cast(active_users_1d as bigint) as dau,
        cast(active_users_7d as bigint) as wau,
        cast(active_users_28d as bigint) as mau,
        cast(active_users_30d as bigint) as active_users_30d,
        cast(new_users as bigint) as new_users,
        cast(active_customers as bigint) as active_customers,
        cast(event_count as bigint) as event_count,
        cast(session_count as bigint) as session_count,
        cast(active_seconds as bigint) as active_seconds,
        {{ rounded_share('active_user_days_28d', '(28 * active_users_28d)') }} as stickiness,
        date
    from running
)

select * from final
