with

subscription_states as (
    select * from {{ ref('int_revenue__subscription_states') }}
),

source_customers as (
    select * from {{ ref('map_source_to_customer') }}
    where source_system = 'stripe'
),

customer_states as (
    select
        source_customers.customer_id,
        subscription_states.status,
        coalesce({{ subscription_status_factor('subscription_states.status') }}, 0) as factor,
        subscription_states.valid_from_date,
        subscription_states.valid_to_date
    from subscription_states
    inner join source_customers
        on subscription_states.stripe_customer_id = source_customers.source_id
),

change_days as (
    select customer_id, valid_from_date as valid_from from customer_states
    union
    select customer_id, valid_to_date from customer_states
    where valid_to_date < {{ open_end_day() }}
),

-- Of several subscriptions the best one speaks for the customer.
stated as (
    select
        change_days.customer_id,
        change_days.valid_from,
        customer_states.status as subscription_status,
        row_number() over (
            partition by change_days.customer_id, change_days.valid_from
            order by customer_states.factor desc nulls last, customer_states.status
        ) as status_number
    from change_days
    left join customer_states
        on change_days.customer_id = customer_states.customer_id
        and change_days.valid_from >= customer_states.valid_from_date
        and change_days.valid_from < customer_states.valid_to_date
),

final as (
    select
        customer_id,
        subscription_status,
        valid_from,
        coalesce(lead(valid_from) over (partition by customer_id order by valid_from), {{ open_end_day() }}) as valid_to
    from stated
    where status_number = 1
)

select * from final
