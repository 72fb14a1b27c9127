{{ config(materialized='view') }}

with

segments as (
    select * from {{ ref('int_revenue__segments') }}
),

discount_states as (
    select * from {{ ref('int_revenue__discount_states') }}
),

in_force as (
    select
        segments.subscription_id,
        segments.valid_from_date,
        discount_states.coupon_id,
        discount_states.amount_off_minor,
        discount_states.percent_off_basis_points,
        row_number() over (
            partition by segments.subscription_id, segments.valid_from_date
            order by discount_states.percent_off_basis_points desc, discount_states.subscription_discount_id
        ) as discount_number
    from segments
    inner join discount_states
        on segments.subscription_id = discount_states.subscription_id
        and segments.valid_from_date >= discount_states.valid_from_date
        and segments.valid_from_date < discount_states.valid_to_date
    where discount_states.is_counted
),

final as (
    select
        subscription_id,
        valid_from_date,
        {{ texts_joined('coupon_id', ', ', 'discount_number') }} as coupon_ids,
        {{ combined_discounts() }}
    from in_force
    group by subscription_id, valid_from_date
)

select * from final
