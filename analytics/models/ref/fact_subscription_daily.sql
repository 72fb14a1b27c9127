{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='append_new_columns',
    pre_hook="{{ remove_changed_days('items_fingerprint') }}"
) }}

with

item_segments as (
    select * from {{ ref('int_revenue__item_segments') }}
),

day_fingerprints as (
    select * from {{ ref('int_revenue__day_fingerprints') }}
),

open_days as (
    {{ open_days('day_fingerprints', 'items_fingerprint') }}
),

-- Days on which the subscription exists; one that has ended, or never began, has no more days.
live_segments as (
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
        valid_from_date as valid_from,
        valid_to_date as valid_to
    from item_segments
    where status not in ('canceled', 'incomplete_expired')
),

days as (
    {{ expand_open_days('live_segments', 'open_days') }}
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
        is_counted,
        inputs_fingerprint,
        date
    from days
)

select * from final
