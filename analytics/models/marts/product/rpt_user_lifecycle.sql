with

people_days as (
    select * from {{ ref('int_usage_days__people') }}
    where user_no is not null
),

customer_slices as (
    select * from {{ ref('int_usage__customer_slices') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

-- Weeks and months by number: a week from Monday, which 1970-01-01 was three days after.
{%- set numbers = {'week': whole_quotient('(' ~ day_number('event_date') ~ ' + 3)', '7'), 'month': "cast(extract(year from event_date) * 12 + extract(month from event_date) - 1 as integer)"} %}
words as (
    {%- for period, number in numbers.items() %}
    select
        customer_no,
        '{{ period }}' as period,
        user_no as member_no,
        {{ word_of_number(number) }} as word_no,
        {{ bits_of_rows(bit_of_number(number)) }} as used,
        cast(min({{ number }}) as integer) as first_day,
        cast(max({{ number }}) as integer) as last_day
    from people_days
    group by customer_no, user_no, {{ word_of_number(number) }}
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

firsts as (
    select
        customer_no,
        period,
        member_no,
        min(first_day) as day_no
    from words
    group by customer_no, period, member_no
),

new_people as (
    select
        customer_no,
        period,
        day_no,
        count(*) as new_users
    from firsts
    group by customer_no, period, day_no
),

{{ word_changes('words', ['customer_no', 'period'], {'period': 1}) }},

-- Who is there and was in the period before is current; who is not, and was, is dormant.
counted as (
    select
        changes.customer_no,
        changes.period,
        coalesce(new_people.new_users, 0) as new_users,
        changes.active_1d - changes.entered_period as current_users,
        changes.entered_period - coalesce(new_people.new_users, 0) as resurrected_users,
        changes.entered_period - changes.change_period as dormant_users,
        case
            when changes.period = 'week' then {{ date_of_day_number('changes.day_no * 7 - 3') }}
            else {{ month_of_number('changes.day_no') }}
        end as period_start
    from word_changes as changes
    left join new_people
        on changes.customer_no = new_people.customer_no
        and changes.period = new_people.period
        and changes.day_no = new_people.day_no
),

summed as (
    select
        counted.period,
        customer_slices.dimension,
        customer_slices.slice,
        cast(sum(counted.new_users) as bigint) as new_users,
        cast(sum(counted.current_users) as bigint) as current_users,
        cast(sum(counted.resurrected_users) as bigint) as resurrected_users,
        cast(sum(counted.dormant_users) as bigint) as dormant_users,
        counted.period_start
    from counted
    inner join customer_slices
        on counted.customer_no = customer_slices.customer_no
    inner join bounds
        on counted.period_start <= bounds.as_of_date
    group by counted.period, customer_slices.dimension, customer_slices.slice, counted.period_start
),

final as (
    select
        summed.period,
        summed.dimension,
        summed.slice,
        summed.new_users,
        summed.current_users,
        summed.resurrected_users,
        summed.dormant_users,
        summed.new_users + summed.current_users + summed.resurrected_users as active_users,
        {{ rounded_share('summed.new_users + summed.resurrected_users', 'summed.dormant_users') }} as quick_ratio,
        case
            when summed.period = 'week' then cast(summed.period_start + interval '7' day as date)
            else cast(summed.period_start + interval '1' month as date)
        end - 1 <= bounds.as_of_date as is_complete,
        summed.period_start
    from summed
    cross join bounds
)

select * from final
