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

in_force as (
    select
        source_customers.customer_id,
        subscription_states.status,
        coalesce({{ subscription_status_factor('subscription_states.status') }}, 0) as factor
    from subscription_states
    inner join source_customers
        on subscription_states.stripe_customer_id = source_customers.source_id
    inner join bounds
        on bounds.as_of_date >= subscription_states.valid_from_date
        and bounds.as_of_date < subscription_states.valid_to_date
),

-- Of several subscriptions the best one speaks for the customer.
final as (
    select
        customer_id,
        status as subscription_status
    from in_force
    qualify row_number() over (partition by customer_id order by factor desc, status) = 1
)

select * from final
