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
        case when entitlements.metric = 'seats' then entitlements.limit_value end as seats,
        case when entitlements.metric = 'units_28d' then entitlements.limit_value end as units,
        cast(entitlements.valid_from as date) as first_date,
        cast(entitlements.valid_to as date) as end_date
    from entitlements
    inner join source_customers
        on entitlements.app_account_id = source_customers.source_id
    where entitlements.product is not null
),

-- In force on a day: granted by its end and not ended by then.
grants as (
    select
        customer_id,
        product,
        coalesce(seats, 0) as seats,
        coalesce(units, 0) as units,
        case when seats is null then 0 else 1 end as seat_grants,
        case when units is null then 0 else 1 end as unit_grants,
        first_date,
        end_date
    from customer_entitlements
),

changes as (
    select customer_id, product, seats, units, seat_grants, unit_grants, first_date as date
    from grants
    union all
    select customer_id, product, -seats, -units, -seat_grants, -unit_grants, end_date as date
    from grants
    where end_date is not null
),

day_changes as (
    select
        customer_id,
        product,
        sum(seats) as seats,
        sum(units) as units,
        sum(seat_grants) as seat_grants,
        sum(unit_grants) as unit_grants,
        date
    from changes
    group by customer_id, product, date
),

accumulated as (
    select
        customer_id,
        product,
        sum(seats) over so_far as seats,
        sum(units) over so_far as units,
        sum(seat_grants) over so_far as seat_grants,
        sum(unit_grants) over so_far as unit_grants,
        date as valid_from,
        lead(date) over (partition by customer_id, product order by date) as valid_to
    from day_changes
    window so_far as (
        partition by customer_id, product
        order by date
        rows between unbounded preceding and current row
    )
),

final as (
    select
        customer_id,
        product,
        cast(case when seat_grants > 0 then seats end as bigint) as entitled_seats,
        cast(case when unit_grants > 0 then units end as bigint) as entitled_units,
        valid_from,
        valid_to
    from accumulated
    where seat_grants > 0 or unit_grants > 0
)

select * from final
