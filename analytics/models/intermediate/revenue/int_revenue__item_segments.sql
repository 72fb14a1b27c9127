with

segments as (
    select * from {{ ref('int_revenue__segments') }}
),

items as (
    select * from {{ ref('int_revenue__item_gross') }}
),

discounts as (
    select * from {{ ref('int_revenue__discounts_in_force') }}
),

customers as (
    select * from {{ ref('map_source_to_customer') }}
),

rate_currencies as (
    select distinct currency from {{ ref('int_revenue__fx_rates') }}
),

items_in_segments as (
    select
        segments.subscription_id,
        segments.stripe_customer_id,
        segments.status,
        segments.status_since_date,
        segments.valid_from_date,
        segments.valid_to_date,
        items.subscription_item_id,
        items.price_id,
        items.product_id,
        items.currency,
        items.billing_interval,
        items.exception_reason,
        items.quantity,
        items.amount_micros,
        items.gross_micros,
        items.cycle_numerator,
        items.cycle_denominator,
        items.is_metered
    from segments
    inner join items
        on segments.subscription_id = items.subscription_id
        and segments.valid_from_date >= items.valid_from_date
        and segments.valid_from_date < items.valid_to_date
),

subscription_totals as (
    select
        subscription_id,
        valid_from_date,
        currency,
        sum(gross_micros) as subscription_gross_micros
    from items_in_segments
    group by subscription_id, valid_from_date, currency
),

discounted as (
    select
        items_in_segments.*,
        subscription_totals.subscription_gross_micros,
        coalesce(discounts.percent_kept, 10000) as percent_kept,
        coalesce(discounts.percent_scale, 10000) as percent_scale,
        coalesce(discounts.amount_off_minor, 0) as amount_off_minor
    from items_in_segments
    inner join subscription_totals
        on items_in_segments.subscription_id = subscription_totals.subscription_id
        and items_in_segments.valid_from_date = subscription_totals.valid_from_date
        and items_in_segments.currency is not distinct from subscription_totals.currency
    left join discounts
        on items_in_segments.subscription_id = discounts.subscription_id
        and items_in_segments.valid_from_date = discounts.valid_from_date
),

valued as (
    select
        discounted.*,
        customers.customer_id,
        coalesce(
            discounted.exception_reason,
            case
                when customers.customer_id is null then 'subscription_without_customer'
                when rate_currencies.currency is null then 'currency_without_rate'
            end
        ) as reason,
        {{ counts_in_mrr(mrr_policy(), 'discounted.status', 'discounted.status_since_date', 'discounted.valid_from_date') }} as is_counted_status,
        {{ item_mrr_micros(
            'discounted.gross_micros', 'discounted.subscription_gross_micros', 'discounted.percent_kept',
            'discounted.percent_scale', 'discounted.amount_off_minor', 'discounted.cycle_numerator', 'discounted.cycle_denominator'
        ) }} as contracted_mrr_micros
    from discounted
    left join customers
        on customers.source_system = 'stripe'
        and discounted.stripe_customer_id = customers.source_id
    left join rate_currencies
        on discounted.currency = rate_currencies.currency
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
        billing_interval,
        reason as exception_reason,
        quantity,
        amount_micros,
        contracted_mrr_micros,
        case when is_counted_status and reason is null then contracted_mrr_micros else cast(0 as {{ sql_type('hugeint') }}) end as mrr_micros,
        is_counted_status,
        is_metered,
        cycle_numerator,
        cycle_denominator,
        valid_from_date,
        valid_to_date
    from valued
)

select * from final
