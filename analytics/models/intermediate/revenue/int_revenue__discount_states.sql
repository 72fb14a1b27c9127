with

discounts as (
    select * from {{ ref('stg_stripe__subscription_discount') }}
),

coupons as (
    select * from {{ ref('stg_stripe__coupon') }}
),

items as (
    select * from {{ ref('int_revenue__item_gross') }}
),

subscriptions as (
    select
        subscription_id,
        max(currency) as currency,
        max((cycle_denominator + cycle_numerator - 1) // cycle_numerator) as cycle_months
    from items
    group by subscription_id
),

-- An amount is taken off in the coupon's currency only. Billing keeps no end for a coupon that is good for one invoice:
-- it is over with the billing cycle.
dated as (
    select
        discounts.subscription_discount_id,
        discounts.subscription_id,
        discounts.coupon_id,
        coupons.currency,
        coupons.duration,
        coalesce(coupons.percent_off_basis_points, 0) as percent_off_basis_points,
        case when coupons.currency = subscriptions.currency then coalesce(coupons.amount_off_minor, 0) else 0 end as amount_off_minor,
        discounts.started_at,
        coalesce(
            discounts.ended_at,
            case
                when coupons.duration = 'repeating'
                    then discounts.started_at + coupons.duration_in_months * interval '1 month'
                when coupons.duration = 'once'
                    then discounts.started_at + cast(coalesce(subscriptions.cycle_months, 1) as integer) * interval '1 month'
            end
        ) as ended_at
    from discounts
    inner join coupons
        on discounts.coupon_id = coupons.coupon_id
    left join subscriptions
        on discounts.subscription_id = subscriptions.subscription_id
    where discounts.started_at is not null
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
        duration in ({{ quoted_list(mrr_policy()['discount_durations']) }}) as is_counted,
        {{ state_first_day('started_at') }} as valid_from_date,
        coalesce({{ state_end_day('ended_at') }}, {{ open_end_day() }}) as valid_to_date
    from dated
    where {{ state_first_day('started_at') }} < coalesce({{ state_end_day('ended_at') }}, {{ open_end_day() }})
)

select * from final
