{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='append_new_columns',
    pre_hook="{{ remove_changed_days('ledger_fingerprint') }}"
) }}

with

ledger_spans as (
    select * from {{ ref('int_revenue__ledger_spans') }}
),

rates as (
    select * from {{ ref('int_revenue__fx_rates') }}
),

day_fingerprints as (
    select * from {{ ref('int_revenue__day_fingerprints') }}
),

open_days as (
    {{ open_days('day_fingerprints', 'ledger_fingerprint') }}
),

-- In the reporting currency alone a day is like the other days of its span.
steady_spans as (
    select * from ledger_spans
    where not has_foreign_currency
),

steady_days as (
    {{ expand_open_days('steady_spans', 'open_days') }}
),

-- An amount that is alone that day has nothing to share.
single_spans as (
    select * from ledger_spans
    where has_foreign_currency and amounts = 1
),

single_days as (
    {{ expand_open_days('single_spans', 'open_days') }}
),

-- Several products and currencies share what is rounded once per customer and day.
shared_spans as (
    select * from ledger_spans
    where has_foreign_currency and amounts > 1
),

shared_days as (
    {{ expand_open_days('shared_spans', 'open_days') }}
),

shared_amounts as (
    select
        shared_days.*,
        rates.rate_micros,
        shared_days.mrr_micros * rates.minor_rate_nanos as reporting_amount
    from shared_days
    inner join rates
        on shared_days.currency = rates.currency
        and shared_days.date = rates.rate_date
),

final as (
    select
        customer_id,
        product_id,
        currency,
        mrr_micros,
        cast(1000000 as bigint) as rate_micros,
        mrr_minor,
        steady_cents as mrr_cents,
        inputs_fingerprint,
        date
    from steady_days
    union all
    select
        single_days.customer_id,
        single_days.product_id,
        single_days.currency,
        single_days.mrr_micros,
        rates.rate_micros,
        single_days.mrr_minor,
        cast({{ round_half_up('(single_days.mrr_micros * rates.minor_rate_nanos)', '1000000000000000') }} as bigint),
        single_days.inputs_fingerprint,
        single_days.date
    from single_days
    inner join rates
        on single_days.currency = rates.currency
        and single_days.date = rates.rate_date
    union all
    select
        customer_id,
        product_id,
        currency,
        mrr_micros,
        rate_micros,
        mrr_minor,
        {{ allocate_largest_remainder(
            'reporting_amount', '1000000000000000', ['customer_id', 'date'], ['product_id', 'currency']
        ) }},
        inputs_fingerprint,
        date
    from shared_amounts
)

select * from final
