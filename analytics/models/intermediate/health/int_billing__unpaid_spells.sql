with

subscription_states as (
    select * from {{ ref('int_revenue__subscription_states') }}
),

version_arrivals as (
    select * from {{ ref('int_billing__version_arrivals') }}
),

source_customers as (
    select * from {{ ref('map_source_to_customer') }}
    where source_system = 'stripe'
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

dated_states as (
    select
        subscription_states.subscription_id,
        source_customers.customer_id,
        subscription_states.status,
        subscription_states.valid_from_date,
        {{ greatest_of(['coalesce(version_arrivals.known_date, subscription_states.valid_from_date)', 'subscription_states.valid_from_date']) }}
            as known_date
    from subscription_states
    inner join source_customers
        on subscription_states.stripe_customer_id = source_customers.source_id
    left join version_arrivals
        on subscription_states.subscription_id = version_arrivals.subscription_id
        and subscription_states.recorded_from = version_arrivals.valid_from
),

-- A state that arrives when a later one is known has nothing to tell any more.
known_states as (
    select
        *,
        coalesce(min(known_date) over (
            partition by subscription_id
            order by valid_from_date
            rows between 1 following and unbounded following
        ), {{ open_end_day() }}) as known_to_date
    from dated_states
),

unpaid_states as (
    select
        *,
        lag(known_to_date) over (partition by subscription_id order by valid_from_date) as reached_date
    from known_states
    where status in ('past_due', 'unpaid') and known_date < known_to_date
),

-- Going from past due to unpaid does not start the count again.
spells as (
    select
        *,
        max(case when reached_date is null or reached_date < known_date then valid_from_date end) over (
            partition by subscription_id
            order by valid_from_date
            rows between unbounded preceding and current row
        ) as unpaid_since_date
    from unpaid_states
),

final as (
    select
        spells.customer_id,
        spells.subscription_id,
        spells.unpaid_since_date,
        spells.known_date as first_date,
        {{ least_of(['spells.known_to_date', days_after('bounds.as_of_date', 1)]) }} as end_date
    from spells
    inner join bounds
        on spells.known_date <= bounds.as_of_date
)

select * from final
