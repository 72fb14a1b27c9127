{{ config(
    materialized='incremental',
    incremental_strategy='delete+insert',
    unique_key='date',
    on_schema_change='fail',
    pre_hook='{{ remove_empty_ledger_days() }}'
) }}

-- depends_on: {{ ref('fact_subscription_daily') }}, {{ ref('int_revenue__fx_rates') }}

with

ledger_days as (
    select * from {{ ref('int_revenue__ledger_days') }}
),

{% if is_incremental() -%}
-- A day is opened again when anything on it differs from what was booked, whenever the reason for it arrived.
booked as (
    select * from {{ this }}
),

opened_dates as (
    select distinct coalesce(ledger_days.date, booked.date) as date
    from ledger_days
    full outer join booked
        on ledger_days.customer_id = booked.customer_id
        and ledger_days.product_id = booked.product_id
        and ledger_days.currency = booked.currency
        and ledger_days.date = booked.date
    where
        ledger_days.mrr_micros is distinct from booked.mrr_micros
        or ledger_days.rate_micros is distinct from booked.rate_micros
),

open_days as (
    select ledger_days.*
    from ledger_days
    inner join opened_dates
        on ledger_days.date = opened_dates.date
),
{%- else -%}
open_days as (
    select * from ledger_days
),
{%- endif %}

customer_days as (
    select
        customer_id,
        date,
        count(*) as amounts
    from open_days
    group by customer_id, date
),

counted_days as (
    select
        open_days.*,
        customer_days.amounts
    from open_days
    inner join customer_days
        on open_days.customer_id = customer_days.customer_id
        and open_days.date = customer_days.date
),

-- Rounded once per customer and day; an amount that is alone that day has nothing to share.
single_amounts as (
    select
        customer_id,
        product_id,
        currency,
        mrr_micros,
        rate_micros,
        cast({{ round_half_up('mrr_micros', '1000000') }} as bigint) as mrr_minor,
        cast({{ round_half_up('reporting_amount', '1000000000000000') }} as bigint) as mrr_cents,
        date
    from counted_days
    where amounts = 1
),

-- Several products and currencies share the rounded sum.
shared_amounts as (
    select
        customer_id,
        product_id,
        currency,
        mrr_micros,
        rate_micros,
        {{ allocate_largest_remainder('mrr_micros', '1000000', ['customer_id', 'currency', 'date'], ['product_id']) }} as mrr_minor,
        {{ allocate_largest_remainder(
            'reporting_amount', '1000000000000000', ['customer_id', 'date'], ['product_id', 'currency']
        ) }} as mrr_cents,
        date
    from counted_days
    where amounts > 1
),

final as (
    select * from single_amounts
    union all
    select * from shared_amounts
)

select * from final
