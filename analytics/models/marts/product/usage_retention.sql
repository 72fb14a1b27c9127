{%- set periods = retention_periods() -%}

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

-- The words of a person with the position of the first day of use in them, which is negative in all but the first.
placed_words as (
    select
        words.customer_no,
        words.user_no,
        sliced_customers.slices,
        members.first_active_date as first_date,
        words.used,
        {{ day_number('members.first_active_date') }} - words.word_no * {{ days_in_word() }} as first_position,
        {{ days_between('members.first_active_date', 'members.last_active_date') }} as last_age
    from words
    inner join members
        on words.customer_no = members.customer_no
        and words.user_no = members.user_no
    inner join sliced_customers
        on words.customer_no = sliced_customers.customer_no
),

returned as (
    select
        slices,
        first_date,
        {%- for method, first_day, last_day in periods %}
        {%- if method == 'unbounded' %}
        max(last_age) >= {{ first_day }}
        {%- else %}
        max({{ bits_of_both('used', bits_between('first_position + ' ~ first_day, 'first_position + ' ~ (last_day + 1))) }}) > 0
        {%- endif %} as is_{{ method }}_{{ first_day }}
        {{- ',' if not loop.last }}
        {%- endfor %}
    from placed_words
    group by customer_no, user_no, slices, first_date
),

-- By day of arrival, since whether a period is over depends on it.
cohort_days as (
    select
        slices,
        first_date,
        {%- for method, first_day, last_day in periods %}
        count(*) filter (where is_{{ method }}_{{ first_day }}) as {{ method }}_{{ first_day }},
        {%- endfor %}
        count(*) as people
    from returned
    group by slices, first_date
),

measured as (
    {%- for method, first_day, last_day in periods %}
    select
        '{{ method }}' as method,
        {{ first_day }} as first_day,
        {{ last_day }} as last_day,
        slices,
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
        slices.dimension,
        slices.slice,
        observed.method,
        observed.first_day,
        observed.last_day,
        cast(sum(observed.people) as bigint) as people,
        cast(sum(observed.retained_people) as bigint) as retained_people,
        {{ rounded_share('sum(observed.retained_people)', 'sum(observed.people)') }} as retention,
        cast(date_trunc('month', observed.first_date) as date) as cohort_month
    from observed
    inner join slices
        on {{ is_in_slices('slices.slice_no', 'observed.slices') }}
    group by
        slices.dimension,
        slices.slice,
        observed.method,
        observed.first_day,
        observed.last_day,
        date_trunc('month', observed.first_date)
)

select * from final
