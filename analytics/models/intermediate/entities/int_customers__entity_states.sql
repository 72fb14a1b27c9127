with

customer_versions as (
    select * from {{ ref('dim_customer') }}
),

subscription_statuses as (
    select * from {{ ref('int_customers__subscription_statuses') }}
),

health_days as (
    select customer_id, health_band, date from {{ ref('customer_health_daily') }}
),

locations as (
    select * from {{ ref('int_customers__location_counts') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

first_days as (
    select customer_id, min(valid_from) as first_date
    from customer_versions
    group by customer_id
),

neighbouring_days as (
    select
        health_days.*,
        lag(health_band) over series as previous_band,
        lag(date) over series as previous_date,
        lead(date) over series as next_date
    from health_days
    window series as (partition by customer_id order by date)
),

-- A customer has no band on days that have no score at all.
change_days as (
    select customer_id, valid_from from customer_versions
    union
    select customer_id, valid_from from subscription_statuses
    union
    select customer_id, valid_from from locations
    union
    select customer_id, date from neighbouring_days
    where previous_date is null or previous_date < {{ days_back('date', 1) }} or previous_band != health_band
    union
    select neighbouring_days.customer_id, {{ days_after('neighbouring_days.date', 1) }}
    from neighbouring_days
    cross join bounds
    where
        neighbouring_days.date < bounds.as_of_date
        and (neighbouring_days.next_date is null or neighbouring_days.next_date > {{ days_after('neighbouring_days.date', 1) }})
),

final as (
    select
        customer_versions.customer_id,
        customer_versions.customer_name,
        customer_versions.domain,
        customer_versions.country,
        customer_versions.segment,
        customer_versions.lifecycle_stage,
        customer_versions.plan_tier as tier,
        customer_versions.industry,
        customer_versions.owner_name as owner,
        subscription_statuses.subscription_status,
        health_days.health_band,
        customer_versions.employee_count,
        locations.total_locations,
        customer_versions.is_test,
        change_days.valid_from
    from change_days
    inner join bounds
        on change_days.valid_from <= bounds.as_of_date
    inner join first_days
        on change_days.customer_id = first_days.customer_id
        and change_days.valid_from >= first_days.first_date
    inner join customer_versions
        on change_days.customer_id = customer_versions.customer_id
        and change_days.valid_from >= customer_versions.valid_from
        and change_days.valid_from < customer_versions.valid_to
    left join subscription_statuses
        on change_days.customer_id = subscription_statuses.customer_id
        and change_days.valid_from >= subscription_statuses.valid_from
        and change_days.valid_from < subscription_statuses.valid_to
    left join locations
        on change_days.customer_id = locations.customer_id
        and change_days.valid_from >= locations.valid_from
        and change_days.valid_from < locations.valid_to
    left join health_days
        on change_days.customer_id = health_days.customer_id
        and change_days.valid_from = health_days.date
)

select * from final
