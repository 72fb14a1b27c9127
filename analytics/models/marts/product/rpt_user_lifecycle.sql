with

words as (
    select * from {{ ref('int_usage_days__words') }}
),

members as (
    select * from {{ ref('int_usage__members') }}
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
    {{ slices_by_customer('customer_slices') }}
),

-- Weeks and months by number: a week from Monday, which 1970-01-01 was three days after.
{%- set numbers = {'week': whole_quotient('(' ~ day_number('day') ~ ' + 3)', '7'), 'month': "cast(extract(year from day) * 12 + extract(month from day) - 1 as integer)"} %}
{%- set most_periods = 10 %}
word_positions as (
    {{ number_rows(0, days_in_word() - 1, 'position') }}
),

days as (
    select
        numbers.word_no,
        {{ bits_moved_up('cast(1 as bigint)', '(' ~ (days_in_word() - 1) ~ ' - word_positions.position)') }} as day_bit,
        {{ date_of_day_number('numbers.word_no * ' ~ days_in_word() ~ ' + word_positions.position') }} as day
    from (select distinct word_no from words) as numbers
    cross join word_positions
),

-- The days of each week and month among the sixty of a number.
period_days as (
    {%- for period, number in numbers.items() %}
    select
        '{{ period }}' = 'week' as is_week,
        word_no,
        {{ number }} as period_no,
        {{ bits_of_rows('day_bit') }} as days
    from days
    group by word_no, {{ number }}
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

ranked_periods as (
    select
        is_week,
        word_no,
        {{ word_of_number('period_no') }} as period_word_no,
        period_no,
        days,
        row_number() over (partition by is_week, word_no, {{ word_of_number('period_no') }} order by period_no) as place
    from period_days
),

masks as (
    select
        is_week,
        word_no,
        period_word_no,
        {%- for place in range(1, most_periods + 1) %}
        coalesce(max(days) filter (where place = {{ place }}), 0) as days_{{ place }},
        coalesce(max(period_no) filter (where place = {{ place }}), 0) as period_no_{{ place }}
        {{- ',' if not loop.last }}
        {%- endfor %}
    from ranked_periods
    group by is_week, word_no, period_word_no
),

-- Bits of days become bits of weeks and months.
parts as (
    select
        sliced_customers.slices,
        masks.is_week,
        {{ customer_member('words.customer_no', 'words.user_no') }} as member_no,
        masks.period_word_no as word_no,
        {%- set bits = [] %}
        {%- for place in range(1, most_periods + 1) %}
        {%- do bits.append('case when ' ~ bits_of_both('words.used', 'masks.days_' ~ place) ~ ' > 0 then ' ~ bit_of_number('masks.period_no_' ~ place) ~ ' else 0 end') %}
        {%- endfor %}
        {{ bits_of_any(bits) }} as used,
        case
            {%- for place in range(most_periods, 0, -1) %}
            when {{ bits_of_both('words.used', 'masks.days_' ~ place) }} > 0 then masks.period_no_{{ place }}
            {%- endfor %}
        end as last_day
    from words
    inner join sliced_customers
        on words.customer_no = sliced_customers.customer_no
    inner join masks
        on words.word_no = masks.word_no
),

period_words as (
    select
        slices,
        is_week,
        member_no,
        word_no,
        {{ bits_of_rows('used') }} as used,
        max(last_day) as last_day
    from parts
    where used > 0
    group by slices, is_week, member_no, word_no
),

first_days as (
    select
        sliced_customers.slices,
        members.first_active_date as day,
        count(*) as new_users
    from members
    inner join sliced_customers
        on members.customer_no = sliced_customers.customer_no
    group by sliced_customers.slices, members.first_active_date
),

new_people as (
    {%- for period, number in numbers.items() %}
    select
        slices,
        '{{ period }}' = 'week' as is_week,
        {{ number }} as day_no,
        sum(new_users) as new_users
    from first_days
    group by slices, {{ number }}
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

{{ word_changes('period_words', ['slices', 'is_week'], {'period': 1}) }},

-- Who is there and was in the period before is current; who is not, and was, is dormant.
counted as (
    select
        changes.slices,
        case when changes.is_week then 'week' else 'month' end as period,
        coalesce(new_people.new_users, 0) as new_users,
        changes.active_1d - changes.entered_period as current_users,
        changes.entered_period - coalesce(new_people.new_users, 0) as resurrected_users,
        changes.entered_period - changes.change_period as dormant_users,
        case
            when changes.is_week then {{ date_of_day_number('changes.day_no * 7 - 3') }}
            else {{ month_of_number('changes.day_no') }}
        end as period_start
    from word_changes as changes
    left join new_people
        on changes.slices = new_people.slices
        and changes.is_week = new_people.is_week
        and changes.day_no = new_people.day_no
),

summed as (
    select
        counted.period,
        slices.dimension,
        slices.slice,
        cast(sum(counted.new_users) as bigint) as new_users,
        cast(sum(counted.current_users) as bigint) as current_users,
        cast(sum(counted.resurrected_users) as bigint) as resurrected_users,
        cast(sum(counted.dormant_users) as bigint) as dormant_users,
        counted.period_start
    from counted
    inner join slices
        on {{ is_in_slices('slices.slice_no', 'counted.slices') }}
    inner join bounds
        on counted.period_start <= bounds.as_of_date
    group by counted.period, slices.dimension, slices.slice, counted.period_start
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
        end <= {{ days_after('bounds.as_of_date', 1) }} as is_complete,
        summed.period_start
    from summed
    cross join bounds
)

select * from final
