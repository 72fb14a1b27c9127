with

item_segments as (
    select * from {{ ref('int_revenue__item_segments') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

-- Days on which the subscription exists; one that has ended, or never began, has no more days.
live_segments as (
    select
        item_segments.*,
        least(item_segments.valid_to_date - 1, bounds.as_of_date) as last_date
    from item_segments
    cross join bounds
    where
        item_segments.status not in ('canceled', 'incomplete_expired')
        and item_segments.valid_from_date <= bounds.as_of_date
),

days as (
    {{ expand_days('live_segments', 'valid_from_date', 'last_date') }}
),

final as (
    select
        subscription_item_id,
        subscription_id,
        stripe_customer_id,
        customer_id,
        product_id,
        price_id,
        currency,
        status,
        exception_reason,
        quantity,
        contracted_mrr_micros,
        mrr_micros,
        is_counted_status and exception_reason is null and not is_metered as is_counted,
        date_day as date
    from days
)

select * from final
