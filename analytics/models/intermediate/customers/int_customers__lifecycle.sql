with

paying_spans as (
    select * from {{ ref('int_customers__paying_spans') }}
),

record_versions as (
    select * from {{ ref('int_customers__record_versions') }}
),

plan_catalog as (
    select * from {{ ref('plan_catalog') }}
),

tiers as (
    select distinct tier, tier_rank from plan_catalog
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

first_days as (
    select
        customer_id,
        min(valid_from_date) as first_date,
        min(case when source_system = 'app' then valid_from_date end) as first_app_date
    from record_versions
    group by customer_id
),

first_payments as (
    select
        customer_id,
        min(valid_from_date) as first_paid_date
    from paying_spans
    group by customer_id
),

change_days as (
    select customer_id, first_date as change_date from first_days
    union
    select customer_id, first_app_date from first_days
    union
    select customer_id, valid_from_date from paying_spans
    union
    select customer_id, valid_to_date from paying_spans
    union
    select customer_id, {{ days_after('first_paid_date', var('onboarding_days')) }} from first_payments
),

known_days as (
    select
        change_days.customer_id,
        change_days.change_date
    from change_days
    cross join bounds
    where change_days.change_date is not null and change_days.change_date <= bounds.as_of_date
),

final as (
    select
        known_days.customer_id,
        case
            when paying_spans.customer_id is not null
                and known_days.change_date < {{ days_after('first_payments.first_paid_date', var('onboarding_days')) }} then 'onboarding'
            when paying_spans.customer_id is not null then 'active'
            when known_days.change_date > first_payments.first_paid_date then 'churned'
            when known_days.change_date >= first_days.first_app_date then 'trial'
            else 'prospect'
        end as lifecycle_stage,
        tiers.tier as plan_tier,
        case when first_payments.first_paid_date <= known_days.change_date then first_payments.first_paid_date end as first_paid_date,
        known_days.change_date as valid_from_date,
        coalesce(
            lead(known_days.change_date) over (partition by known_days.customer_id order by known_days.change_date),
            {{ open_end_day() }}
        ) as valid_to_date
    from known_days
    left join paying_spans
        on known_days.customer_id = paying_spans.customer_id
        and known_days.change_date >= paying_spans.valid_from_date
        and known_days.change_date < paying_spans.valid_to_date
    left join tiers
        on paying_spans.tier_rank = tiers.tier_rank
    left join first_payments
        on known_days.customer_id = first_payments.customer_id
    left join first_days
        on known_days.customer_id = first_days.customer_id
)

select * from final
