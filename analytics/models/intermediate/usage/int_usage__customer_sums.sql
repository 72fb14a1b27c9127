{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='append_new_columns',
    pre_hook=[
        "{{ remove_open_usage_series('known_date', 'customer_id', 'health_basis', reported=true) }}",
        "{{ remove_customers_with_other_days(ref('fact_usage_health_daily')) }}",
    ]
) }}

with

product_days as (
    select * from {{ ref('fact_usage_health_daily') }}
),
{%- if is_incremental() %}

booked as (
    select distinct customer_id
    from {{ this }}
),
{%- endif %}

open_days as (
    select product_days.*
    from product_days
    {%- if is_incremental() %}
    left join booked
        on product_days.customer_id = booked.customer_id
    where booked.customer_id is null or product_days.date > (select max(date) from {{ this }})
    {%- endif %}
),

final as (
    select
        customer_id,
        cast(count(*) as integer) as product_days,
        cast(sum(units_28d) as bigint) as units_28d,
        cast(sum(units_previous_28d) as bigint) as units_previous_28d,
        cast(sum(active_users_28d) filter (where entitled_seats is not null) as bigint) as active_seats,
        cast(sum(entitled_seats) as bigint) as entitled_seats,
        cast(sum(entitled_features_used_28d) as bigint) as entitled_features_used,
        cast(sum(features_entitled) as bigint) as features_entitled,
        max(overage_ratio_28d) as overage_ratio_28d,
        max(basis) as basis,
        max(inputs_fingerprint) as inputs_fingerprint,
        max(last_activity_date) as last_activity_date,
        date
    from open_days
    group by customer_id, date
)

select * from final
