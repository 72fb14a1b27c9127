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

active_periods as (
    {%- for period in ['week', 'month'] %}
    select distinct
        customer_no,
        user_no,
        '{{ period }}' as period,
        cast(date_trunc('{{ period }}', event_date) as date) as period_start
    from people_days
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

followed as (
    select
        *,
        cast(case
            when period = 'week' then period_start + interval '7 days'
            else period_start + interval '1 month'
        end as date) as next_start,
        lag(period_start) over person as previous_active,
        lead(period_start) over person as next_active
    from active_periods
    window person as (partition by period, customer_no, user_no order by period_start)
),

-- Dormant in the period after the last one of a row of active periods.
states as (
    select
        customer_no,
        period,
        case
            when previous_active is null then 'new'
            when period = 'week' and cast(previous_active + interval '7 days' as date) = period_start then 'current'
            when period = 'month' and cast(previous_active + interval '1 month' as date) = period_start then 'current'
            else 'resurrected'
        end as state,
        period_start
    from followed
    union all
    select
        followed.customer_no,
        followed.period,
        'dormant' as state,
        followed.next_start as period_start
    from followed
    inner join bounds
        on followed.next_start <= bounds.as_of_date
    where followed.next_active is null or followed.next_active > followed.next_start
),

counted as (
    select
        customer_no,
        period,
        count(*) filter (where state = 'new') as new_users,
        count(*) filter (where state = 'current') as current_users,
        count(*) filter (where state = 'resurrected') as resurrected_users,
        count(*) filter (where state = 'dormant') as dormant_users,
        period_start
    from states
    group by customer_no, period, period_start
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
            when summed.period = 'week' then cast(summed.period_start + interval '7 days' as date)
            else cast(summed.period_start + interval '1 month' as date)
        end - 1 <= bounds.as_of_date as is_complete,
        summed.period_start
    from summed
    cross join bounds
)

select * from final
