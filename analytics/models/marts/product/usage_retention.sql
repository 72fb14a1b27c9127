{%- set periods = retention_periods() -%}

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

first_days as (
    select
        customer_no,
        user_no,
        first_active_date as first_date
    from {{ ref('int_usage__members') }}
),

ages as (
    select
        people_days.customer_no,
        people_days.user_no,
        first_days.first_date,
        {{ days_between('first_days.first_date', 'people_days.event_date') }} as age
    from people_days
    inner join first_days
        on people_days.customer_no = first_days.customer_no
        and people_days.user_no = first_days.user_no
),

returned as (
    select
        customer_no,
        first_date,
        {%- for method, first_day, last_day in periods %}
        bool_or(age {{ '>= ' ~ first_day if method == 'unbounded' else 'between ' ~ first_day ~ ' and ' ~ last_day }})
            as is_{{ method }}_{{ first_day }}
        {{- ',' if not loop.last }}
        {%- endfor %}
    from ages
    group by customer_no, user_no, first_date
),

-- By day of arrival, since whether a period is over depends on it.
cohort_days as (
    select
        customer_no,
        first_date,
        {%- for method, first_day, last_day in periods %}
        count(*) filter (where is_{{ method }}_{{ first_day }}) as {{ method }}_{{ first_day }},
        {%- endfor %}
        count(*) as people
    from returned
    group by customer_no, first_date
),

measured as (
    {%- for method, first_day, last_day in periods %}
    select
        '{{ method }}' as method,
        {{ first_day }} as first_day,
        {{ last_day }} as last_day,
        customer_no,
        first_date,
        people,
        {{ method }}_{{ first_day }} as retained_people
    from cohort_days
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

-- Who has not had the time to come back yet is neither retained nor lost.
observed as (
    select measured.*
    from measured
    inner join bounds
        on {{ days_after('measured.first_date', 'measured.last_day') }} <= bounds.as_of_date
),

final as (
    select
        customer_slices.dimension,
        customer_slices.slice,
        observed.method,
        observed.first_day,
        observed.last_day,
        cast(sum(observed.people) as bigint) as people,
        cast(sum(observed.retained_people) as bigint) as retained_people,
        {{ rounded_share('sum(observed.retained_people)', 'sum(observed.people)') }} as retention,
        cast(date_trunc('month', observed.first_date) as date) as cohort_month
    from observed
    inner join customer_slices
        on observed.customer_no = customer_slices.customer_no
    group by
        customer_slices.dimension,
        customer_slices.slice,
        observed.method,
        observed.first_day,
        observed.last_day,
        date_trunc('month', observed.first_date)
)

select * from final
