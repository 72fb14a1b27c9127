with

entitlements as (
    select * from {{ ref('stg_app__entitlements') }}
    where valid_from is not null and limit_value is not null
),

source_customers as (
    select * from {{ ref('map_source_to_customer') }}
    where source_system = 'app'
),

customer_entitlements as (
    select
        source_customers.customer_id,
        entitlements.product,
        case when entitlements.metric = 'seats' then entitlements.limit_value else 0 end as seats,
        case when entitlements.metric = 'units_28d' then entitlements.limit_value else 0 end as units,
        case when entitlements.metric = 'seats' then 1 else 0 end as seat_grants,
        case when entitlements.metric = 'units_28d' then 1 else 0 end as unit_grants,
        cast(entitlements.valid_from as date) as first_date,
        cast(entitlements.valid_to as date) as end_date
    from entitlements
    inner join source_customers
        on entitlements.app_account_id = source_customers.source_id
    where entitlements.product is not null
),

-- In force on a day: granted by its end and not ended by then.
changes as (
    select customer_id, product, seats, units, seat_grants, unit_grants, first_date as date
    from customer_entitlements
    union all
    select customer_id, product, -seats, -units, -seat_grants, -unit_grants, end_date as date
    from customer_entitlements
    where end_date is not null
),

final as (
    select
        customer_id,
        product,
        sum(seats) as entitled_seats_change,
        sum(units) as entitled_units_change,
        sum(seat_grants) as seat_grants_change,
        sum(unit_grants) as unit_grants_change,
        date
    from changes
    group by customer_id, product, date
)

select * from final
