with

versions as (
    select * from {{ ref('stg_stripe__subscription_history') }}
),

source_customers as (
    select * from {{ ref('map_source_to_customer') }}
    where source_system = 'stripe'
),

connections as (
    select * from {{ ref('int_health__connections') }}
),

-- A version is synced again when it ends, which is when the next one arrives. When the first arrived is known only
-- while it lasts.
ordered as (
    select
        subscription_id,
        stripe_customer_id,
        valid_from,
        coalesce(
            lag(synced_at) over (partition by subscription_id order by valid_from),
            case when is_current then synced_at end,
            valid_from
        ) as arrived_at
    from versions
),

final as (
    select
        ordered.subscription_id,
        source_customers.customer_id,
        ordered.valid_from,
        {{ state_first_day('ordered.valid_from') }} as effective_date,
        {{ arrived_on('ordered.valid_from', 'ordered.arrived_at', 'connections.stripe_first_load_ended_at') }} as known_date
    from ordered
    inner join source_customers
        on ordered.stripe_customer_id = source_customers.source_id
    cross join connections
)

select * from final
