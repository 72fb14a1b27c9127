with

discounts as (
    select * from {{ ref('stg_stripe__subscription_discount') }}
),

coupons as (
    select * from {{ ref('stg_stripe__coupon') }}
),

dated as (
    select
        discounts.subscription_discount_id,
        discounts.subscription_id,
        discounts.coupon_id,
        coupons.currency,
        coupons.duration,
        coalesce(coupons.percent_off_basis_points, 0) as percent_off_basis_points,
        coalesce(coupons.amount_off_minor, 0) as amount_off_minor,
        discounts.started_at,
        coalesce(
            discounts.ended_at,
            case
                when coupons.duration = 'repeating'
                    then discounts.started_at + coupons.duration_in_months * interval '1 month'
            end
        ) as ended_at
    from discounts
    inner join coupons
        on discounts.coupon_id = coupons.coupon_id
    where
        coupons.duration in ({{ quoted_list(var('mrr_discount_durations')) }})
        and discounts.started_at is not null
),

final as (
    select
        subscription_discount_id,
        subscription_id,
        coupon_id,
        currency,
        duration,
        percent_off_basis_points,
        amount_off_minor,
        {{ state_first_day('started_at') }} as valid_from_date,
        coalesce({{ state_end_day('ended_at') }}, {{ open_end_day() }}) as valid_to_date
    from dated
    where {{ state_first_day('started_at') }} < coalesce({{ state_end_day('ended_at') }}, {{ open_end_day() }})
)

select * from final
