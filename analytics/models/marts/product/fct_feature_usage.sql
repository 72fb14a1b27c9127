{%- set window_days = health_policy().parameters.activity_window_days -%}
{%- set tiers = feature_tiers() -%}

with

usage_days as (
    select * from {{ ref('int_usage_events__numbered') }}
),

report_dates as (
    select * from {{ ref('int_usage__report_dates') }}
),

features as (
    select * from {{ ref('dim_feature') }}
),

held_tiers as (
    select * from {{ ref('int_usage__held_tiers') }}
),

accounts as (
    select distinct customer_no, customer_id
    from {{ ref('int_usage__accounts') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

numbers as (
    select * from {{ ref('int_usage__features') }}
),

feature_names as (
    select
        numbers.feature_no,
        features.*
    from numbers
    inner join features
        on numbers.product = features.product
        and numbers.feature = features.feature
),

known_days as (
    select
        usage_days.customer_no,
        usage_days.feature_no,
        usage_days.user_no,
        usage_days.event_date,
        {{ month_end('usage_days.event_date') }} as month_end_date,
        bounds.as_of_date
    from usage_days
    inner join bounds
        on usage_days.known_date <= bounds.as_of_date
),

-- A day belongs to the window of the end of its month, to that of the last reported day, or to both.
month_days as (
    select * from known_days
    where event_date > {{ days_back('month_end_date', window_days) }} and month_end_date < as_of_date
),

last_days as (
    select * from known_days
    where event_date > {{ days_back('as_of_date', window_days) }}
),

-- Days of a month are counted as bits, and so are the months of a person.
used_days as (
    select
        month_end_date as date,
        customer_no,
        feature_no,
        {{ bits_set(bits_of_rows(bit_of_number("cast(extract(day from event_date) as integer)"))) }} as days,
        count(*) as event_count
    from month_days
    group by month_end_date, customer_no, feature_no
    union all
    select
        as_of_date as date,
        customer_no,
        feature_no,
        count(distinct event_date) as days,
        count(*) as event_count
    from last_days
    group by as_of_date, customer_no, feature_no
),

used as (
    select
        date,
        customer_no,
        feature_no,
        days,
        days >= {{ var('feature_adoption_days') }} as is_adopted,
        event_count
    from used_days
),

{%- set month_number = "(cast(extract(year from month_end_date) as integer) * 12 + cast(extract(month from month_end_date) as integer) - 1)" %}

user_months as (
    select
        customer_no,
        feature_no,
        user_no,
        {{ word_of_number(month_number) }} as word_no,
        {{ bits_of_rows(bit_of_number(month_number)) }} as months
    from month_days
    where user_no is not null
    group by customer_no, feature_no, user_no, {{ word_of_number(month_number) }}
),

month_positions as (
    select
        month_end_date as date,
        {{ word_of_number(month_number) }} as word_no,
        {{ bit_of_number(month_number) }} as month
    from (select distinct month_end_date from month_days) as months
),

users as (
    select
        month_positions.date,
        user_months.customer_no,
        user_months.feature_no,
        count(*) as user_count
    from user_months
    inner join month_positions
        on user_months.word_no = month_positions.word_no
    where {{ bits_of_both('user_months.months', 'month_positions.month') }} > 0
    group by month_positions.date, user_months.customer_no, user_months.feature_no
    union all
    select
        as_of_date as date,
        customer_no,
        feature_no,
        count(distinct user_no) as user_count
    from last_days
    where user_no is not null
    group by as_of_date, customer_no, feature_no
),

entitled as (
    select distinct
        report_dates.date,
        accounts.customer_no,
        feature_names.feature_no
    from held_tiers
    inner join report_dates
        on report_dates.date >= held_tiers.valid_from
        and report_dates.date < coalesce(held_tiers.valid_to, {{ open_end_day() }})
    inner join accounts
        on held_tiers.customer_id = accounts.customer_id
    inner join feature_names
        on held_tiers.product = feature_names.product
        and case held_tiers.tier
            {%- for tier in tiers %}
            when '{{ tier }}' then feature_names.tier in ({{ quoted_list(tiers[:loop.index]) }})
            {%- endfor %}
        end
),

customer_features as (
    select
        coalesce(used.date, entitled.date) as date,
        coalesce(used.customer_no, entitled.customer_no) as customer_no,
        coalesce(used.feature_no, entitled.feature_no) as feature_no,
        entitled.customer_no is not null as is_entitled,
        used.customer_no is not null as is_used,
        coalesce(used.is_adopted, false) as is_adopted,
        coalesce(used.days, 0) as active_days,
        coalesce(used.event_count, 0) as event_count
    from used
    full join entitled
        on used.date = entitled.date
        and used.customer_no = entitled.customer_no
        and used.feature_no = entitled.feature_no
),

final as (
    select
        accounts.customer_id,
        features.feature_id,
        features.product,
        features.feature,
        features.tier,
        cast(customer_features.active_days as integer) as active_days,
        coalesce(users.user_count, 0) as active_users,
        customer_features.event_count,
        customer_features.is_entitled,
        customer_features.is_used,
        customer_features.is_adopted,
        report_dates.is_latest,
        customer_features.date
    from customer_features
    inner join accounts
        on customer_features.customer_no = accounts.customer_no
    inner join feature_names as features
        on customer_features.feature_no = features.feature_no
    inner join report_dates
        on customer_features.date = report_dates.date
    left join users
        on customer_features.date = users.date
        and customer_features.customer_no = users.customer_no
        and customer_features.feature_no = users.feature_no
)

select * from final
