with

item_segments as (
    select * from {{ ref('int_revenue__item_segments') }}
),

subscription_states as (
    select * from {{ ref('int_revenue__subscription_states') }}
),

item_states as (
    select * from {{ ref('int_revenue__item_states') }}
),

versions as (
    select * from {{ ref('stg_stripe__subscription_history') }}
),

discounts as (
    select * from {{ ref('stg_stripe__subscription_discount') }}
),

coupons as (
    select * from {{ ref('stg_stripe__coupon') }}
),

invoices as (
    select * from {{ ref('stg_stripe__invoice') }}
),

invoice_terms as (
    select * from {{ ref('int_revenue__invoice_terms') }}
),

customers as (
    select * from {{ ref('map_source_to_customer') }}
),

item_exceptions as (
    select
        exception_reason as reason,
        'subscription_item' as source_table,
        subscription_item_id as source_id,
        subscription_id,
        stripe_customer_id,
        customer_id,
        currency,
        cast({{ whole_quotient(value_at_highest('amount_micros', 'valid_from_date'), '1000000') }} as bigint) as amount_minor,
        cast({{ round_half_up(value_at_highest('contracted_mrr_micros', 'valid_from_date'), '1000000') }} as bigint) as excluded_mrr_minor,
        min(valid_from_date) as first_date
    from item_segments
    where exception_reason is not null and status not in ('canceled', 'incomplete_expired')
    group by exception_reason, subscription_item_id, subscription_id, stripe_customer_id, customer_id, currency
),

subscriptions_without_item as (
    select
        'subscription_without_item' as reason,
        'subscription' as source_table,
        subscription_states.subscription_id as source_id,
        subscription_states.subscription_id,
        subscription_states.stripe_customer_id,
        cast(null as varchar) as customer_id,
        cast(null as varchar) as currency,
        cast(null as bigint) as amount_minor,
        cast(null as bigint) as excluded_mrr_minor,
        min(subscription_states.valid_from_date) as first_date
    from subscription_states
    left join (select distinct subscription_id from item_states) as itemized
        on subscription_states.subscription_id = itemized.subscription_id
    where itemized.subscription_id is null
    group by subscription_states.subscription_id, subscription_states.stripe_customer_id
),

versions_compared as (
    select
        versions.*,
        lead(valid_from) over (partition by subscription_id order by valid_from) as next_valid_from
    from versions
),

-- The later version wins from the moment it starts.
overlapping_versions as (
    select
        'overlapping_history' as reason,
        'subscription_history' as source_table,
        subscription_id || '@' || {{ text_of_moment('valid_from') }} as source_id,
        subscription_id,
        stripe_customer_id,
        cast(null as varchar) as customer_id,
        cast(null as varchar) as currency,
        cast(null as bigint) as amount_minor,
        cast(null as bigint) as excluded_mrr_minor,
        cast(valid_from as date) as first_date
    from versions_compared
    where valid_to > next_valid_from
),

discounts_without_coupon as (
    select
        'discount_without_coupon' as reason,
        'subscription_discount' as source_table,
        discounts.subscription_discount_id as source_id,
        discounts.subscription_id,
        cast(null as varchar) as stripe_customer_id,
        cast(null as varchar) as customer_id,
        cast(null as varchar) as currency,
        cast(null as bigint) as amount_minor,
        cast(null as bigint) as excluded_mrr_minor,
        cast(discounts.started_at as date) as first_date
    from discounts
    left join coupons
        on discounts.coupon_id = coupons.coupon_id
    where coupons.coupon_id is null
),

-- The ledger follows the price list; which of the two is wrong only a person can tell.
invoices_in_other_unit as (
    select
        'amount_in_wrong_unit' as reason,
        'invoice' as source_table,
        invoices.invoice_id as source_id,
        invoices.subscription_id,
        invoices.stripe_customer_id,
        cast(null as varchar) as customer_id,
        invoices.currency,
        invoice_terms.recurring_minor as amount_minor,
        cast(null as bigint) as excluded_mrr_minor,
        cast(invoices.created_at as date) as first_date
    from invoice_terms
    inner join invoices
        on invoice_terms.invoice_id = invoices.invoice_id
    where invoice_terms.is_in_other_unit
),

combined as (
    select * from invoices_in_other_unit
    union all
    select * from item_exceptions
    union all
    select * from subscriptions_without_item
    union all
    select * from overlapping_versions
    union all
    select * from discounts_without_coupon
),

final as (
    select
        {{ md5_of("combined.reason || ':' || combined.source_table || ':' || combined.source_id || ':' || coalesce(combined.stripe_customer_id, '')") }} as exception_id,
        combined.source_table,
        combined.source_id,
        combined.subscription_id,
        combined.stripe_customer_id,
        coalesce(combined.customer_id, customers.customer_id) as customer_id,
        combined.reason,
        combined.currency,
        cast(combined.amount_minor as {{ sql_type('hugeint') }}) as amount_minor,
        combined.excluded_mrr_minor,
        combined.first_date
    from combined
    left join customers
        on customers.source_system = 'stripe'
        and combined.stripe_customer_id = customers.source_id
)

select * from final
