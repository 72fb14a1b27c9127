{%- set window_days = health_policy().parameters.activity_window_days -%}

with

usage_events as (
    select * from {{ ref('int_usage_events__numbered') }}
),

accounts as (
    select * from {{ ref('int_usage__accounts') }}
),

entitlements as (
    select * from {{ ref('int_usage__entitlements') }}
),

held_tiers as (
    select * from {{ ref('int_usage__held_tiers') }}
),

customers as (
    select distinct customer_no, customer_id
    from accounts
),

members as (
    select customer_no, user_no
    from usage_events
    where user_no is not null
    group by customer_no, user_no
),

people as (
    select
        user_no,
        count(*) > 1 as is_shared
    from members
    group by user_no
),

member_sums as (
    select
        members.customer_no,
        {{ rows_fingerprint(['members.user_no', 'people.is_shared']) }} as fingerprint
    from members
    inner join people
        on members.user_no = people.user_no
    group by members.customer_no
),

entitlement_sums as (
    select
        customer_id,
        {{ rows_fingerprint(['product', 'entitled_seats', 'entitled_units', 'valid_from', 'valid_to']) }} as fingerprint
    from entitlements
    group by customer_id
),

tier_sums as (
    select
        customer_id,
        {{ rows_fingerprint(['product', 'tier', 'features_entitled', 'valid_from', 'valid_to']) }} as fingerprint
    from held_tiers
    group by customer_id
),

final as (
    select
        customers.customer_no,
        customers.customer_id,
        cast({{ hash_of(['customers.customer_no', 'member_sums.fingerprint', window_days]) }} % 9000000000000000000 as bigint) as basis,
        cast({{ hash_of([
            'customers.customer_no', 'member_sums.fingerprint', 'entitlement_sums.fingerprint', 'tier_sums.fingerprint', window_days,
        ]) }} % 9000000000000000000 as bigint) as health_basis
    from customers
    left join member_sums
        on customers.customer_no = member_sums.customer_no
    left join entitlement_sums
        on customers.customer_id = entitlement_sums.customer_id
    left join tier_sums
        on customers.customer_id = tier_sums.customer_id
)

select * from final
