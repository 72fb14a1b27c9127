{%- set window_days = health_policy().parameters.activity_window_days -%}
{%- set tiers = feature_tiers() -%}

with

usage_days as (
    select * from {{ ref('int_usage_events__numbered') }}
),

feature_months as (
    select * from {{ ref('int_usage__feature_months') }}
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

-- The window that ends with the last reported day; those of months that are over have been counted.
last_days as (
    select
        usage_days.customer_no,
        usage_days.feature_no,
        usage_days.user_no,
        usage_days.event_date,
        bounds.as_of_date
    from usage_days
    inner join bounds
        on usage_days.known_date <= bounds.as_of_date
        and usage_days.event_date > {{ days_back('bounds.as_of_date', window_days) }}
),

used_days as (
    select
        date,
        customer_no,
        feature_no,
        active_days,
        active_users,
        event_count
    from feature_months
    union all
    select
        as_of_date as date,
        customer_no,
        feature_no,
        count(distinct event_date),
        count(distinct user_no),
        count(*)
    from last_days
    group by as_of_date, customer_no, feature_no
),

used as (
    select
        *,
        active_days >= {{ var('feature_adoption_days') }} as is_adopted
    from used_days
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
        coalesce(used.active_days, 0) as active_days,
        coalesce(used.active_users, 0) as active_users,
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
        customer_features.active_users,
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
)

select * from final
-- One customer is asked for at a time: its rows lie together.
order by customer_id
