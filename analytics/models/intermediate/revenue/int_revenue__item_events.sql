{{ config(materialized='view') }}

with

items as (
    select * from {{ ref('int_revenue__item_gross') }}
),

subscription_starts as (
    select
        subscription_id,
        min(valid_from_date) as first_date
    from {{ ref('int_revenue__subscription_states') }}
    group by subscription_id
),

compared as (
    select
        items.*,
        lag(price_id) over history as previous_price_id,
        lag(product_id) over history as previous_product_id,
        lag(quantity) over history as previous_quantity,
        lag(amount_micros) over history as previous_amount_micros,
        lag(price_version) over history as previous_price_version,
        lag(valid_to_date) over history as previous_valid_to_date,
        lead(valid_from_date) over history as next_valid_from_date
    from items
    window history as (partition by subscription_item_id order by valid_from_date)
),

-- An item that comes with its subscription is part of its start, one that ends with it part of its end.
added as (
    select
        compared.subscription_id,
        compared.product_id,
        'product_added' as event_type,
        cast(null as varchar) as previous_value,
        compared.price_id as value,
        compared.valid_from_date as date
    from compared
    inner join subscription_starts
        on compared.subscription_id = subscription_starts.subscription_id
    where
        compared.valid_from_date > subscription_starts.first_date
        and (compared.previous_valid_to_date is null or compared.previous_valid_to_date < compared.valid_from_date)
),

removed as (
    select
        subscription_id,
        product_id,
        'product_removed' as event_type,
        price_id as previous_value,
        cast(null as varchar) as value,
        valid_to_date as date
    from compared
    where
        valid_to_date < {{ open_end_day() }}
        and (next_valid_from_date is null or next_valid_from_date > valid_to_date)
),

repriced as (
    select
        subscription_id,
        product_id,
        'plan_changed' as event_type,
        previous_price_id as previous_value,
        price_id as value,
        valid_from_date as date
    from compared
    where previous_valid_to_date = valid_from_date and previous_price_id is distinct from price_id
),

-- The price itself was changed.
price_changed as (
    select
        subscription_id,
        product_id,
        'price_changed' as event_type,
        cast({{ whole_quotient('previous_amount_micros', '1000000') }} as varchar) as previous_value,
        cast({{ whole_quotient('amount_micros', '1000000') }} as varchar) as value,
        valid_from_date as date
    from compared
    where
        previous_valid_to_date = valid_from_date
        and previous_price_id = price_id
        and previous_price_version != price_version
        and previous_amount_micros is distinct from amount_micros
),

resized as (
    select
        subscription_id,
        product_id,
        case when quantity > previous_quantity then 'quantity_increased' else 'quantity_decreased' end as event_type,
        cast(previous_quantity as varchar) as previous_value,
        cast(quantity as varchar) as value,
        valid_from_date as date
    from compared
    where previous_valid_to_date = valid_from_date and previous_quantity != quantity
),

final as (
    select * from added
    union all
    select * from removed
    union all
    select * from repriced
    union all
    select * from price_changed
    union all
    select * from resized
)

select * from final
