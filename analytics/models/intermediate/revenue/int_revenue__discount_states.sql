with

subscription_discounts as (
    select * from {{ ref('stg_stripe__subscription_discount') }}
),

other_discounts as (
    select * from {{ ref('stg_stripe__discount') }}
),

billed_subscriptions as (
    select * from {{ ref('stg_stripe__subscription') }}
),

coupons as (
    select * from {{ ref('stg_stripe__coupon') }}
),

items as (
    select * from {{ ref('int_revenue__item_gross') }}
),

discounts as (
    select subscription_discount_id, subscription_id, coupon_id, started_at, ended_at
    from subscription_discounts
    union all
    select
        other_discounts.discount_id,
        coalesce(other_discounts.subscription_id, other_discounts.applied_to_id),
        other_discounts.coupon_id,
        other_discounts.started_at,
        other_discounts.ended_at
    from other_discounts
    left join subscription_discounts
        on other_discounts.discount_id = subscription_discounts.subscription_discount_id
    where other_discounts.applied_to_type = 'subscription' and subscription_discounts.subscription_discount_id is null
    union all
    -- A customer's discount is good for its subscriptions that have none of their own.
    select
        other_discounts.discount_id || ':' || billed_subscriptions.subscription_id,
        billed_subscriptions.subscription_id,
        other_discounts.coupon_id,
        other_discounts.started_at,
        other_discounts.ended_at
    from other_discounts
    inner join billed_subscriptions
        on other_discounts.stripe_customer_id = billed_subscriptions.stripe_customer_id
    left join (select distinct subscription_id from subscription_discounts) as discounted
        on billed_subscriptions.subscription_id = discounted.subscription_id
    where other_discounts.applied_to_type = 'customer' and discounted.subscription_id is null
),

subscriptions as (
    select
        subscription_id,
        max(currency) as currency,
        max({{ whole_quotient('(cycle_denominator + cycle_numerator - 1)', 'cycle_numerator') }}) as cycle_months
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
        least(greatest(coalesce(coupons.percent_off_basis_points, 0), 0), 10000) as percent_off_basis_points,
        case when coupons.currency = subscriptions.currency then greatest(coalesce(coupons.amount_off_minor, 0), 0) else 0 end as amount_off_minor,
        discounts.started_at,
        coalesce(
            discounts.ended_at,
            case
                when coupons.duration = 'repeating'
                    then discounts.started_at + coupons.duration_in_months * interval '1' month
                when coupons.duration = 'once'
                    then discounts.started_at + cast(coalesce(subscriptions.cycle_months, 1) as integer) * interval '1' month
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
