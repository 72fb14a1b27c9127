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
        count(*) as product_days,
        sum(units_28d) as units_28d,
        sum(units_previous_28d) as units_previous_28d,
        sum(active_users_28d) filter (where entitled_seats is not null) as active_seats,
        sum(entitled_seats) as entitled_seats,
        sum(entitled_features_used_28d) as entitled_features_used,
        sum(features_entitled) as features_entitled,
        max(overage_ratio_28d) as overage_ratio_28d,
        max(basis) as basis,
        max(inputs_fingerprint) as inputs_fingerprint,
        max(last_activity_date) as last_activity_date,
        date
    from open_days
    group by customer_id, date
)

select * from final
