with

events as (
    select * from {{ ref('stg_app__usage_events') }}
),

source_customers as (
    select * from {{ ref('map_source_to_customer') }}
    where source_system = 'app'
),

-- An event is known from the day it arrived, which is never before the day it happened.
final as (
    select
        source_customers.customer_id,
        events.product,
        events.app_user_id,
        events.feature,
        cast(sum(events.quantity) as bigint) as units,
        count(*) as event_count,
        cast(events.occurred_at as date) as event_date,
        cast(greatest(events.occurred_at, events.received_at) as date) as known_date
    from events
    inner join source_customers
        on events.app_account_id = source_customers.source_id
    where events.product is not null
    group by all
)

select * from final
