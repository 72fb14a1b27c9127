{%- set window_days = health_policy().parameters.activity_window_days -%}

with

events as (
    select * from {{ ref('stg_app__usage_events') }}
),

source_customers as (
    select * from {{ ref('map_source_to_customer') }}
    where source_system = 'app'
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

final as (
    select
        source_customers.customer_id,
        events.product,
        events.feature,
        count(distinct events.app_user_id) as active_users_28d,
        count(*) as events_28d
    from events
    inner join source_customers
        on events.app_account_id = source_customers.source_id
    inner join bounds
        on cast(events.occurred_at as date) > bounds.as_of_date - {{ window_days }}
        and cast(greatest(events.occurred_at, events.received_at) as date) <= bounds.as_of_date
    where events.feature is not null
    group by source_customers.customer_id, events.product, events.feature
)

select * from final
