with

subscription_states as (
    select * from {{ ref('int_revenue__subscription_states') }}
),

source_customers as (
    select * from {{ ref('map_source_to_customer') }}
    where source_system = 'stripe'
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

unpaid_states as (
    select
        source_customers.customer_id,
        subscription_states.subscription_id,
        subscription_states.valid_from_date,
        subscription_states.valid_to_date
    from subscription_states
    inner join source_customers
        on subscription_states.stripe_customer_id = source_customers.source_id
    where subscription_states.status in ('past_due', 'unpaid')
),

marked as (
    select
        *,
        lag(valid_to_date) over (partition by subscription_id order by valid_from_date) as reached_date
    from unpaid_states
),

-- Going from past due to unpaid does not start the count again.
spells as (
    select
        *,
        max(case when reached_date is null or reached_date < valid_from_date then valid_from_date end) over (
            partition by subscription_id
            order by valid_from_date
            rows between unbounded preceding and current row
        ) as unpaid_since_date
    from marked
),

known_spells as (
    select
        spells.customer_id,
        spells.unpaid_since_date,
        spells.valid_from_date as first_date,
        least(spells.valid_to_date - 1, bounds.as_of_date) as last_date
    from spells
    cross join bounds
),

spell_days as (
    {{ expand_days('known_spells', 'first_date', 'last_date') }}
),

final as (
    select
        customer_id,
        date_diff('day', min(unpaid_since_date), date_day) as days_past_due,
        date_day as date
    from spell_days
    group by customer_id, date_day
)

select * from final
